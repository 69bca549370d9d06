// Package nn is a small engine for neural networks: matrices, layers, losses,
// optimisers and training, written out by hand so that it can be read.
package nn
