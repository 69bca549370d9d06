package array

import "strings"

const onlyIntegers = "only integers, slices (`:`), ellipsis (`...`), " +
	"numpy.newaxis (`None`) and integer or boolean arrays are valid indices"

// ParseIndex reads an index as it is typed after an array in Python: with the
// array's name, "a[1, :, -1]"; in brackets, "[..., ::2]"; the inside alone,
// "1, :"; or brackets after brackets, "a[1][0]". What stands there may be computed:
// "a[(0, 1)]" and "a[2 - 1]" are indices, np.newaxis and None make a new axis.
//
// Errors are as of [Evaluate]. What Python reads but is not whole numbers and
// slices has a kind of its own: [IndexType], [SliceType], [FancyIndex],
// [MaskIndex], [BooleanIndex].
func ParseIndex(text string) (Index, error) {
	whole, cut := text, 0
	switch bracket := strings.Index(text, "["); {
	case bracket < 0 || strings.TrimSpace(text[:bracket]) != "" && !isName(strings.TrimSpace(text[:bracket])):
		whole, cut = "a["+text+"]", len("a[")
	case strings.TrimSpace(text[:bracket]) == "":
		whole, cut = "a"+text, len("a")
	}
	n, err := parseExpression(whole)
	if err != nil {
		return Index{}, moved(err, -cut, text)
	}
	ix, err := newEvaluation(nil).index(n)
	return ix, moved(err, -cut, text)
}

// isName tells whether a text is a name.
func isName(text string) bool {
	s := newScanner(text)
	return text != "" && isLetter(s.peek(0)) && s.word() == text
}

// moved is an error that points into a text of which so many runes more stand in front,
// and never past the text's end, behind which something may have been added.
func moved(err error, by int, text string) error {
	if wrong, ok := err.(*SyntaxError); ok { //nolint:errorlint // nobody has wrapped it yet
		wrong.Offset = min(max(wrong.Offset+by, 0), len([]rune(text)))
	}
	return err
}

// index reads brackets after a name.
func (e evaluation) index(n node) (Index, error) {
	of, ok := n.(subscript)
	if !ok {
		if _, named := n.(name); named {
			return Index{}, nil
		}
		e.at = n.place()
		return Index{}, e.ours(NotAnIndex, "only an index may stand here")
	}
	ix, err := e.index(of.of)
	if err != nil {
		return Index{}, err
	}
	o, err := e.value(of.index)
	if err != nil {
		return Index{}, err
	}
	e.at = of.index.place()
	group, lists, err := e.parts(o)
	if err == nil && lists != nil {
		err = e.fancy()
	}
	for i := range group {
		group[i].Group = len(ix.groups)
	}
	return Index{append(ix.groups, group)}, err
}
