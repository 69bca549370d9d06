package tui

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/draw"
)

// A finding is something that can be found: a chapter, a screen of one, a term of the
// glossary, or the help.
type finding struct {
	chapter, screen string   // the place; without a screen it is the chapter
	term            string   // a term's name, of the glossary; then there is no place, and for the help neither
	title, where    string   // as the list shows them
	text            string   // the words that it is found by, besides its title
	head, body      []rune   // title and text, folded
	names           [][]rune // what else a term is called, in either language, folded
}

// Fold makes letters alike that a person who searches does not tell apart:
// capitals and accents, x₁ and x1. It keeps the number of characters, so that
// what is found in a folded text is at the same place in the text.
func Fold(text string) []rune {
	folded := []rune(text)
	for i, char := range folded {
		char = unicode.ToLower(char)
		if plain, ok := plainLetter[char]; ok {
			char = plain
		}
		folded[i] = char
	}
	return folded
}

// plainLetter is the letter or digit under each accented, raised or lowered one.
var plainLetter = func() map[rune]rune {
	plain := map[rune]rune{'−': '-', '\u00a0': ' ', '\n': ' ', '’': '\'', 'ₙ': 'n', 'ᵢ': 'i', 'ⱼ': 'j', 'ŷ': 'y'}
	for letter, accented := range map[rune]string{
		'a': "áàâãäå", 'c': "ç", 'e': "éèêë", 'i': "íìîï", 'n': "ñ", 'o': "óòôõö", 'u': "úùûü", 'y': "ýÿ",
		'0': "₀⁰", '1': "₁¹", '2': "₂²", '3': "₃³", '4': "₄⁴", '5': "₅⁵", '6': "₆⁶", '7': "₇⁷", '8': "₈⁸", '9': "₉⁹",
	} {
		for _, char := range accented {
			plain[char] = letter
		}
	}
	return plain
}()

// newIndex lists all that can be found in a language, in a course of a seed: chapters, then terms,
// then screens.
func newIndex(book *content.Book, seed uint32) []finding {
	var chapters, terms, screens []finding
	v := &draw.Voice{Book: book}
	for _, entry := range course.Entries() {
		words := &draw.Voice{Book: book, Chapter: book.Chapter(entry.ID)}
		blurb, ok := words.Maybe("blurb")
		if !ok {
			blurb = v.Word("blurb." + entry.ID)
		}
		if other, ok := words.Maybe("find"); ok {
			blurb += " · " + other
		}
		where := v.Word("find.chapter")
		if entry.New == nil {
			where += " · " + v.Word("coming")
		}
		chapters = append(chapters, finding{chapter: entry.ID, title: draw.Title(book, entry.ID), where: where, text: blurb})
		if entry.New == nil {
			continue
		}
		session := lessons.NewSession(entry.New(seed), lessons.NewProgress().Record(entry.ID)) // what a control needs is made with it
		for _, screen := range session.Screens() {
			screens = append(screens, foundScreen(words, entry.ID, screen, seed))
		}
	}
	names := otherNames()
	for _, entry := range book.Glossary() {
		terms = append(terms, finding{
			term: entry.Term, title: entry.Term, where: v.Word("key.glossary"), text: plainBody(entry.Body), names: names[entry.ID],
		})
	}
	all := slices.Concat(chapters, terms, screens, []finding{foundHelp(v)})
	for i := range all {
		all[i].head = Fold(all[i].title + " " + strings.TrimSuffix(all[i].chapter+"/"+all[i].screen, "/"))
		all[i].body = Fold(all[i].text)
	}
	return all
}

// otherNames are all the names of each term of the glossary, by its id: those of every
// language, folded; what is written with a hyphen is found without one, too.
func otherNames() map[string][][]rune {
	names := map[string][][]rune{}
	for _, language := range content.Languages() {
		for _, entry := range draw.Book(language).Glossary() {
			for _, name := range append([]string{entry.Term}, entry.Also...) {
				names[entry.ID] = append(names[entry.ID], Fold(name))
				if apart := strings.ReplaceAll(name, "-", " "); apart != name {
					names[entry.ID] = append(names[entry.ID], Fold(apart))
				}
			}
		}
	}
	return names
}

// foundHelp is what the help is found by: what it tells, and its keys.
func foundHelp(v *draw.Voice) finding {
	help := v.Book.Section("help")
	parts := []string{v.Word("find.help"), help.Title, plainBody(help.Body)}
	words := v.Book.Words()
	for _, key := range slices.Sorted(maps.Keys(words)) {
		if strings.HasPrefix(key, "help.") || strings.HasPrefix(key, "key.") {
			parts = append(parts, words[key])
		}
	}
	return finding{title: v.Word("help.title"), where: "?", text: strings.Join(parts, " · ")}
}

// foundScreen is what a screen is found by: its prose, its questions with their
// answers, its goals, its controls.
func foundScreen(v *draw.Voice, chapter string, screen lessons.Screen, seed uint32) finding {
	words := v.Screen(screen.ID)
	parts := []string{plainBody(Prose(v, screen, seed))}
	for _, question := range words.Questions {
		parts = append(parts, content.PlainText(question.Prompt))
		for _, choice := range question.Choices {
			parts = append(parts, content.PlainText(choice))
		}
	}
	for _, goal := range screen.Goals {
		parts = append(parts, v.Word("goal."+goal.ID))
	}
	if screen.Controls != nil {
		for _, control := range screen.Controls() {
			parts = append(parts, v.Word("control."+control.Name()))
		}
	}
	return finding{
		chapter: chapter, screen: screen.ID, title: words.Title, where: draw.Title(v.Book, chapter), text: strings.Join(parts, " · "),
	}
}

// plainBody joins the words of a body, without their styles.
func plainBody(blocks []content.Block) string {
	parts := make([]string, len(blocks))
	for i, block := range blocks {
		parts[i] = strings.ReplaceAll(content.PlainText(block.Spans), "\n", " ")
	}
	return strings.Join(parts, " ")
}

// lastFit is the rank of what fits worst.
const lastFit = 3

// rank tells how well a finding fits the wanted words, 0 the best, −1 not at
// all.
func (f *finding) rank(wanted []string) int {
	if at, _ := within(f.head, strings.Join(wanted, " ")); at == 0 {
		return 0
	}
	worst := 0
	for i, word := range wanted {
		rank := lastFit
		switch at, whole := within(f.head, word); {
		case at == 0 && i == 0:
			rank = 0
		case whole:
			rank = 1
		case at >= 0:
			rank = 2
		default:
			at, whole = within(f.body, word)
			if at < 0 {
				return -1
			}
			if whole {
				rank = 2
			}
		}
		if i == 0 || rank > 0 {
			worst = max(worst, rank)
		}
	}
	return worst
}

// within finds a word in a folded text: where a word begins with it, which it
// tells, or else anywhere; −1 for nowhere.
func within(text []rune, word string) (at int, whole bool) {
	at = -1
	wanted := []rune(word)
	if len(wanted) == 0 {
		return 0, true
	}
	for i := range max(len(text)-len(wanted)+1, 0) {
		if text[i] != wanted[0] || !slices.Equal(text[i+1:i+len(wanted)], wanted[1:]) {
			continue
		}
		if i == 0 || !unicode.IsLetter(text[i-1]) && !unicode.IsDigit(text[i-1]) {
			return i, true
		}
		if at < 0 {
			at = i
		}
	}
	return at, false
}

// snippet is the part of a finding's text around the first wanted word in it,
// as wide as width, and which of its characters are wanted.
func (f *finding) snippet(wanted []string, width int) (text []rune, lit []bool) {
	text = []rune(f.text)
	from := 0
	for _, word := range wanted {
		if at, _ := within(f.body, word); at >= 0 {
			from = max(at-width/3, 0)
			break
		}
	}
	for from > 0 && f.body[from-1] != ' ' { // begin with a word
		from++
		if from >= len(f.body) {
			return nil, nil
		}
	}
	text, lit = text[from:], lights(f.body, wanted)[from:]
	if from > 0 {
		text, lit = append([]rune("… "), text...), append([]bool{false, false}, lit...)
	}
	if len(text) > width {
		text = append(text[:max(width-1, 0):max(width-1, 0)], '…')
		lit = append(lit[:max(width-1, 0):max(width-1, 0)], false)
	}
	return text, lit
}
