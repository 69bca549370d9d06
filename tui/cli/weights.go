package cli

import (
	"errors"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
)

// openWeights opens the playground with a network that begins with weights of a file.
func (c *Command) openWeights(arguments []string) error {
	if len(arguments) == 0 || arguments[0] != course.TableWords && arguments[0] != exportExample {
		return &usageError{"error.weights.place", map[string]string{"call": "sinapse " + course.TableWords + " --weights " + c.Weights}}
	}
	o := tui.Options{}
	var err error
	if o.Chapter, o.Screen, err = c.place(exportExample); err != nil {
		return err
	}
	return c.runWith(c.Weights, o)
}

// runWith shows the program at a place whose network begins with weights of a file; "" for
// none. What does not fit is told in one line, and nothing was changed.
func (c *Command) runWith(file string, o tui.Options) error {
	if file != "" {
		weights, err := c.readWeights(file)
		if err != nil {
			return err
		}
		o.Weights, o.Notice = weights, tui.Notice{Key: "notice.weights", Values: map[string]string{"file": file}}
	}
	if !c.drawable() {
		return &usageError{"error.terminal", nil}
	}
	err := c.run(o)
	if wrong, ok := errors.AsType[*lessons.Refusal](err); ok {
		return c.refusedTable(file, "", wrong)
	}
	return err
}
