package course

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sinapse/content"
)

// claims are the sentences that tell what was measured on many seeds, by chapter and by
// the key of the word, or by screen and question; each with the test that measures it.
// Numbers of one run stand in playthroughs and in the chapters' TestHintsTellHowLongItTakes.
var claims = map[string]string{
	"network why.circle":       "internal/model TestCalibration",
	"network hint.circle.3":    "internal/model TestCalibration",
	"network why.healthy":      "internal/model TestCalibration",
	"network hint.healthy.3":   "internal/model TestCalibration",
	"activation hint.solve.2":  "internal/model TestCalibration",
	"activation hint.solve.3":  "internal/model TestCalibration",
	"activation why.few":       "internal/model TestCalibration",
	"activation hint.mended.3": "course TestHintsTellOfRunsAsTheyGo",
	"network hint.mended.3":    "course TestHintsTellOfRunsAsTheyGo",
	"batches hint.mended.3":    "course TestHintsTellOfRunsAsTheyGo",
	"activation hint.few.2":    "internal/model TestCalibration",
	"descent why.falling":      "descent TestSchedule",
	"descent why.hand":         "descent TestSchedule",
	"batches hint.one.3":       "batches TestBatchSizesReachTheGoal",
	"batches hint.mend.3":      "batches TestShufflingMends",
	"batches myth/overfits":    "batches TestFullBatchDoesNotOverfitMore",
	"batches myth/updates":     "batches TestFullBatchDoesNotOverfitMore",
	"fitting hint.gap.3":       "fitting TestFruitBounds",
	"fitting hint.heart.2":     "fitting TestFruitBounds",
	"fitting hint.closed.3":    "fitting TestFruitBounds",
	"fitting why.middle":       "fitting TestMemoriseBounds",
	"fitting why.wide":         "fitting TestCapacityIsNotDestiny",
	"fitting capacity/larger":  "fitting TestCapacityIsNotDestiny",
	"fitting why.tuned":        "fitting TestTheTestSetMustNotChoose",
	"fitting why.honest":       "fitting TestTheTestSetMustNotChoose",
	"remedies why.better":      "remedies TestDropoutIsCalibrated",
	"remedies goal.drawn":      "remedies TestLotteryIsCalibrated",
	"remedies lottery":         "remedies TestLotteryIsCalibrated",
	"remedies why.compared":    "remedies TestLotteryIsCalibrated",
	"remedies hint.compared.3": "remedies TestLotteryIsCalibrated",
	"remedies hint.capacity.2": "remedies TestUnderfitNetworksAreCured",
	"remedies hint.features.3": "remedies TestUnderfitNetworksAreCured",
	"remedies under/sines":     "remedies TestTreatmentsAreJudged",
	"remedies lottery/spread":  "remedies TestLotteryIsCalibrated",
	"cnn why.beaten":           "cnn TestOwnFiltersAreCalibrated",
	"cnn goal.beaten":          "cnn TestOwnFiltersAreCalibrated",
	"cnn hint.beaten.3":        "cnn TestOwnFiltersAreCalibrated",
	"cnn hint.stands.3":        "cnn TestMovedIsCalibrated",
	"cnn why.afford":           "cnn TestBudgetIsCalibrated",
	"cnn hint.afford.3":        "cnn TestBudgetIsCalibrated",
	"rnn why.known":            "rnn TestPoemIsCalibrated",
	"rnn hint.known.3":         "rnn TestPoemIsCalibrated",
	"rnn hint.unsure.3":        "rnn TestPoemIsCalibrated",
	"rnn hint.mended.3":        "rnn TestDebugIsCalibrated",
	"rnn hint.fresh.3":         "rnn TestLeakIsCalibrated",
	"rnn why.fresh":            "rnn TestLeakIsCalibrated",
	"rnn why.pairs":            "rnn TestNamesAreCalibrated",
	"rnn hint.pairs.3":         "rnn TestNamesAreCalibrated",
	"rnn why.late":             "rnn TestNamesAreCalibrated",
	"rnn hint.late.3":          "rnn TestNamesAreCalibrated",
	"rnn hint.cold.3":          "rnn TestNamesAreCalibrated",
	"rnn why.edge":             "rnn TestEchoIsCalibrated",
	"rnn why.few":              "rnn TestEchoIsCalibrated",
	"rnn why.none":             "rnn TestParityIsCalibrated",
	"rnn why.each":             "rnn TestParityIsCalibrated",
	"rnn parity/far":           "rnn TestParityIsCalibrated",
	"rnn why.taught":           "rnn TestHoldIsCalibrated",
	"rnn why.held":             "rnn TestHoldIsCalibrated",
	"rnn why.faded":            "rnn TestHoldIsCalibrated",
	"rnn why.hard":             "rnn TestHoldIsCalibrated",
	"rnn hold/teach":           "rnn TestHoldIsCalibrated",
	"rnn hold/thousand":        "rnn TestHoldIsCalibrated",
	"rnn start/which":          "rnn TestStartIsCalibrated",
	"rnn why.far":              "rnn TestStartIsCalibrated",
	"rnn clip/ends":            "rnn TestClipIsCalibrated",
	"rnn why.burst":            "rnn TestClipIsCalibrated",
	"rnn why.tamed":            "rnn TestClipIsCalibrated",
	"cnn why.other":            "cnn TestLookIsCalibrated",
	"lstm why.short":           "lstm TestGapIsCalibrated",
	"lstm why.long":            "lstm TestGapIsCalibrated",
	"lstm why.best":            "lstm TestGapIsCalibrated",
	"lstm recap":               "lstm TestForgetIsCalibrated",
	"lstm forget/bias":         "lstm TestForgetIsCalibrated",
	"lstm why.biased":          "lstm TestForgetIsCalibrated",
	"lstm why.gapped":          "lstm TestForgetIsCalibrated",
	"lstm why.many":            "lstm TestAddingIsCalibrated",
	"lstm why.shares":          "lstm TestAddingIsCalibrated",
	"lstm why.few":             "lstm TestAddingIsCalibrated",
	"lstm why.read":            "lstm TestLongerIsCalibrated",
	"lstm why.anew":            "lstm TestLongerIsCalibrated",
	"lstm why.further":         "lstm TestLongerIsCalibrated",
	"lstm why.some":            "lstm TestGRUIsCalibrated",
	"lstm why.distant":         "lstm TestGRUIsCalibrated",
	"lstm why.gates":           "lstm TestGRUIsCalibrated",
	"lstm why.hundred":         "lstm TestForgetIsCalibrated",
	"lstm why.first":           "lstm TestDebugIsCalibrated",
	"lstm why.second":          "lstm TestDebugIsCalibrated",
	"gan why.behind":           "gan TestSlopeIsCalibrated",
	"gan why.close":            "gan TestGaussIsCalibrated",
	"gan why.ringed":           "gan TestRingIsCalibrated",
	"gan ring/hole":            "gan TestRingIsCalibrated",
	"gan why.even":             "gan TestCollapseIsCalibrated",
	"gan collapse/modes":       "gan TestCollapseIsCalibrated",
	"gan remedy/helps":         "gan TestRemediesAreCalibrated",
	"gan why.uniform":          "gan TestTwoIsCalibrated",
	"gan why.learned":          "gan TestTwoIsCalibrated",
	"gan why.level":            "gan TestSlopeIsCalibrated",
	"gan draw/hardest":         "gan TestDrawingsAreCalibrated",
	"gan why.alone":            "gan TestDebugIsCalibrated",
	"gan why.mended":           "gan TestDebugIsCalibrated",
	"gan why.cleared":          "gan TestDebugIsCalibrated",
	"lstm why.soon":            "lstm TestOneCellIsCalibrated",
	"lstm why.erased":          "lstm TestOneCellIsCalibrated",
	"lstm why.renewed":         "lstm TestOneCellIsCalibrated",

	"gan gauss/loss":   "gan TestGaussIsCalibrated",
	"gan hint.yours.2": "gan TestFreeIsCalibrated",

	"playground why.circle":          "playground TestChallengesAreCalibrated",
	"playground why.xor":             "playground TestChallengesAreCalibrated",
	"playground why.hot":             "playground TestChallengesAreCalibrated",
	"playground hint.own.3":          "playground TestChallengesAreCalibrated",
	"playground hint.circle.3":       "playground TestChallengesAreCalibrated",
	"playground hint.bare.3":         "playground TestChallengesAreCalibrated",
	"playground hint.quick-circle.3": "playground TestChallengesAreCalibrated",
	"playground hint.quick-xor.3":    "playground TestChallengesAreCalibrated",
	"playground hint.spiral.3":       "playground TestChallengesAreCalibrated",
	"playground hint.hot.3":          "playground TestChallengesAreCalibrated",
	"playground hint.heart.3":        "playground TestChallengesAreCalibrated",
	"playground hint.wide.3":         "playground TestChallengesAreCalibrated",
	"playground hint.close.3":        "playground TestChallengesAreCalibrated",
	"playground quick/soonest":       "playground TestChallengesAreCalibrated",
}

// measured is how a sentence tells of many seeds, in either language.
var measured = regexp.MustCompile(`25 (seeds|draws|sementes|sorteios)|\d (of|de) 25\b|any seed|qualquer semente|[Mm]edians? (of|is|\d)|[Mm]edianas? (de|é|\d)|most (seeds|draws)|maioria d[ao]s (sementes|sorteios)`)

// telling is how a sentence may tell of what was measured: by a word for what is near or
// frequent, or by how many there are of what runs take.
var telling = map[content.Language]*regexp.Regexp{
	content.English:    regexp.MustCompile(`(?i)\b(about|mostly|usually|often|rarely|seldom|roughly|around \d|on average|some \d|up to \d|(ten|hundred|thousand|million|\d+) times|twice as|half as|over \d|tried|measured)|\d (epochs|updates|steps|percent)|\d[ \x{a0}]?%`),
	content.Portuguese: regexp.MustCompile(`(?i)\b(cerca de|quase sempre|na maioria|maioria|costuma|raramente|muitas vezes|às vezes|em média|un[sm]?a?s? \d|até \d|(dez|cem|mil|\d+) vezes|o dobro|metade d|medid|experimentad|testad)|\d (épocas|atualizações|passos)|\d[ \x{a0}]?%`),
}

// exact is how a sentence tells of a number without such a word: with digits after a
// point, or with two digits and more. Goals are held to their numbers by
// TestGoalsJudgeByTheBoundTheyTell and by playthroughs.
var exact = regexp.MustCompile(`\d\.\d|\d\d`)

// TestEveryNumberIsAccountedFor finds each sentence that may tell of what was measured
// among those that a test measures, or that need none; in both languages.
func TestEveryNumberIsAccountedFor(t *testing.T) {
	found := map[string]bool{}
	tellings(t, telling, func(language content.Language, sentence, text string) {
		found[sentence] = true
		if claims[sentence] == "" && told[sentence] == "" {
			t.Errorf("%s: %s tells of numbers, and nobody says where they are from: %q", language, sentence, text)
		}
	})
	both := map[content.Language]*regexp.Regexp{content.English: exact, content.Portuguese: exact}
	tellings(t, both, func(language content.Language, sentence, text string) {
		_, key, _ := strings.Cut(sentence, " ")
		if found[sentence] = true; !strings.HasPrefix(key, "goal.") && claims[sentence] == "" && told[sentence] == "" {
			t.Errorf("%s: %s tells of exact numbers, and nobody says where they are from: %q", language, sentence, text)
		}
	})
	tests, ofRuns := 0, map[string]bool{}
	for _, run := range runs {
		ofRuns[run.word] = true
	}
	for _, told := range readouts {
		ofRuns[told.word] = true
	}
	for sentence, where := range told {
		if !found[sentence] {
			t.Errorf("%s tells of nothing any more", sentence)
		}
		if where == asked || where == reckoned || where == defined {
			continue
		}
		tests++
		if where == "course TestHintsTellOfRunsAsTheyGo" || where == "course TestHintsTellWhatIsShown" {
			if !ofRuns[sentence] {
				t.Errorf("%s: no run is made for it", sentence)
			}
		}
		if folder, name, _ := strings.Cut(where, " "); !isTest(t, filepath.Join("..", folder), name) {
			t.Errorf("%s: there is no %s in %s", sentence, name, folder)
		}
	}
	t.Logf("%d sentences tell of many seeds, and %d of other numbers, which tests hold; %d need none", len(claims), tests, len(told)-tests)
}

// TestEveryClaimHasItsTest finds each sentence that tells of many seeds among the claims,
// in both languages, and the test of each claim where it is said to be.
func TestEveryClaimHasItsTest(t *testing.T) {
	told := map[string]bool{}
	both := map[content.Language]*regexp.Regexp{content.English: measured, content.Portuguese: measured}
	tellings(t, both, func(language content.Language, claim, text string) {
		told[claim] = true
		if claims[claim] == "" {
			t.Errorf("%s: %s tells of what no test measures: %q", language, claim, text)
		}
	})
	for claim, where := range claims {
		if !told[claim] {
			t.Errorf("%s claims nothing any more", claim)
		}
		folder, name, _ := strings.Cut(where, " ")
		if !isTest(t, filepath.Join("..", folder), name) {
			t.Errorf("%s: there is no %s in %s", claim, name, folder)
		}
	}
}

// tellings visits each sentence of the course that is of a form, which a language has of
// its own; sentences are named by their chapter and key.
func tellings(t *testing.T, forms map[content.Language]*regexp.Regexp, visit func(language content.Language, sentence, text string)) {
	t.Helper()
	for _, language := range content.Languages() {
		book, err := content.Open(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range Entries() {
			if entry.New == nil {
				continue
			}
			for key, text := range sentences(book.Chapter(entry.ID)) {
				if forms[language].MatchString(text) {
					visit(language, entry.ID+" "+key, text)
				}
			}
		}
	}
}

// sentences are the words of a chapter's header by key, and what its questions say by
// screen and question.
func sentences(chapter *content.Chapter) map[string]string {
	said := map[string]string{}
	for key, word := range chapter.Words() {
		if strings.HasPrefix(key, "goal.") || strings.HasPrefix(key, "why.") || strings.HasPrefix(key, "hint.") {
			said[key] = word
		}
	}
	for _, screen := range chapter.Screens {
		for _, block := range screen.Body {
			said[screen.ID] += " " + content.PlainText(block.Spans)
		}
		for _, question := range screen.Questions {
			key := screen.ID + "/" + question.ID
			said[key] = content.PlainText(question.Prompt)
			for _, explanation := range question.Outcomes {
				said[key] += " " + content.PlainText(explanation)
			}
		}
	}
	return said
}

// isTest tells whether a folder's tests hold one of a name.
func isTest(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(files, func(file string) bool {
		source, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(source), "\nfunc "+name+"(t *testing.T) {")
	})
}
