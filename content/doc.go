// Package content holds every word a person reads, in each language, and the parser of
// the Markdown files it is written in: package tui, its drawings and the command line
// may use it, and it uses nothing else of ours.
//
// # Files
//
// Each language is a folder (pt, en) of the same files:
//
//	<chapter>.md   one chapter of the course: its screens, questions and words
//	interface.md   keys, errors, the command line (header), help texts (sections)
//	glossary.md    one section for each term
//
// A file is plain Markdown that also reads well on its own. It begins with a
// header between two lines of three dashes, one word or phrase a line:
//
//	---
//	title: Pesos
//	control.w1: peso do tamanho
//	goal.fit: deixe o erro abaixo de {limit}
//	hint.fit.1: comece pelo tamanho
//	why.fit: o peso maior mexe mais no preço
//	---
//
// A key is made of lower-case letters, digits, dots and dashes, and appears
// once; a value is plain text up to the end of its line. Every file has a title.
//
// A word is looked for in the chapter's own file first, then in interface.md
// ([Book.WordIn]): what three chapters say alike stands there once, and a chapter
// that says it otherwise has its own.
//
// # Sections
//
// After the header come the sections: the screens of a chapter, the help texts
// of the interface, the terms of the glossary. A section's id is the same in
// each language and names the screen in saved progress, so it never changes:
//
//	## Qual peso manda? {#importance}
//
//	A casa tem **120 m²** e 3 quartos. O preço é `120·w1 + 3·w2`.
//
//	- o tamanho conta em metros
//	- os quartos, em unidades
//
// Paragraphs, lists, quotes and code blocks are the body. Inside them, strong,
// emphasis and code are kept; a link keeps its text alone. A list item is one
// paragraph and holds no list. Whatever the tutor would not draw (pictures,
// HTML, rules, smaller headings) is an error rather than a silent loss.
//
// # Glossary
//
// The header of the glossary says by which other names a term is searched for, by the
// term's id, with commas between them:
//
//	also.loss: custo, função de custo
//
// The term of the other language leads to it without being listed. It also names the
// screen where a term is met:
//
//	met.loss: weights/by-hand
//
// # Terms
//
// terms.md lists which word stands for which thing in each language, and the words that
// do not: a test finds one that is written all the same. Another holds Portuguese to the
// English names that follow a term in brackets at its first use in a chapter's prose.
//
// # Questions
//
// A question closes the body of its screen. It is its prompt and id, then the
// choices as a numbered list (none where the answer is typed), then what to say
// for each outcome as a bullet list, each with a key and a colon:
//
//	### Qual entrada move mais o preço? {#stronger}
//
//	1. o tamanho
//	2. os quartos
//
//	- right: Sim: 120·100 passa de 3·50.
//	- wrong: Compare 120·100 com 3·50.
//	- 2: O peso dos quartos é menor, e são só três.
//
// The keys are the chapter's to choose; a number stands for one choice. Which
// answer is right is not written here: the lesson computes it.
//
// # Placeholders
//
// {name} in any text is filled by [Fill] or [FillSpans] when it is shown;
// {name|step|steps} becomes "step" where the value is 1, else "steps". A name
// that no value is given for stays visible, so that a mistake is seen.
//
// # Errors
//
// [Book.Verify] and [Parse] report everything that is wrong at once, each as an
// [Error] that names file and line and unwraps to its [Problem]. Tests verify
// the languages, and hold them to the same files, ids, keys, choices, outcomes
// and placeholders.
package content
