// Package scene is the vocabulary of what can be shown, and nothing else; every
// package of the course and every drawing may use it, and it uses nn/array and
// nn/elementary alone.
//
// A [Scene] is panels. A [Panel] holds keys and numbers, never words, colours or
// sizes of a screen: what a network, a curve, a map or a worked sum is, not what it
// looks like. Numbers are [Quantity] values, which know their digits and their
// unit; meanings are roles ([Role]), which a theme turns into a colour and a glyph.
// What of a panel can be chosen is an [Item].
//
// Whoever draws must be able to draw each kind of panel: the interface is sealed,
// and a linter finds a kind that a drawing forgot.
package scene
