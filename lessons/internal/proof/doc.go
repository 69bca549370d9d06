// Package proof is what the tests of chapters share: only tests may use it, and it uses
// what chapters use, daily and codec.
package proof
