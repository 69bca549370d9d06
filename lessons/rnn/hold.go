package rnn

// writeShare is at how many steps a letter is written, of sequences in which others distract.
const writeShare = 0.1
