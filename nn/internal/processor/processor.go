// Package processor tells what this processor can do.
package processor
