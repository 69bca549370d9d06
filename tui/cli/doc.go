// Package cli is the command line: only main may use it, and it uses package tui,
// what that uses, and terminal/cells.
//
// It reads arguments, opens the program or prints what was asked for (the course as
// text, a screen's code, a table, progress, completions, the man page), trains without a
// screen, and keeps progress and settings in the learner's folders.
//
// # What train prints as JSON
//
// "sinapse train houses.csv --target price --json" prints an object a line. Each has a
// version, which is 1, and a kind. The version grows when a field changes its meaning or
// goes; fields may be added without. Numbers are written so that they are read as the very
// same float64; one that is none (a diverged run has infinities) is null.
//
//	setup    the first line: what is learnt, and how
//	  file target weights          as they were called; weights only if they were given
//	  classes                      of the target, in the order of the outputs; none for a number
//	  inputs                       what the models are given, a column of X each
//	  rows dropped                 of the file; those without a cell that is needed
//	  train validation             how many rows, of the first seed
//	  hidden activation            neurons of each hidden layer; tanh
//	  loss optimizer               mean-squared, binary-cross-entropy or cross-entropy; sgd
//	  rate batch epochs            batch is how many samples an update has
//	  seed seeds                   the first one, and how many
//	run      one for each seed, as soon as it is done
//	  seed epochs complete         epochs that were done; complete is false where a signal came
//	  seconds                      how long it took
//	  baseline linear network      what each model is worth:
//	    loss                       on the validation rows; on those for training, if there are no others
//	    accuracy                   for classes: the share of right answers
//	    r2 typical                 for a number: R², and the root of the mean squared error in its unit
//	    diverged                   the update after which it had; not there if it has not
//	    losses                     of both learning models: train and validation,
//	                               each before the first epoch and after every one
//	summary  the last line: the complete runs together
//	  runs interrupted seconds     how many they are; whether a signal came
//	  baseline linear network      of each, loss and accuracy or r2 as
//	    mean deviation             the deviation is that of the runs themselves (over n)
//	    least greatest
//
// The set-up, the run and the losses are those of the screen that "sinapse data" opens for
// the same file, target and seed: the same numbers, to the last bit.
package cli
