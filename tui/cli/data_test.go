package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons/course"
)

// ownFile writes a table of a learner's.
func ownFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// bare is a key that was printed for want of its word.
var bare = regexp.MustCompile(`\b(own|column|panel|control|axis|run|unit)\.[a-z]+`)

// houses is as Excel writes it in Brazil.
const houses = "cidade;preço;área;vendida\r\nSão Paulo;1.250,50;40,5;27/11/2026\r\nBrasília;980,00;38;26/11/2026\r\nSão Paulo;1.1OO,00;?;25/11/2026\r\n" +
	"Brasília;1.300,25;52,5;24/11/2026\r\nSão Paulo;1.450,75;61;23/11/2026\r\nBrasília;900,10;33;22/11/2026\r\nSão Paulo;1.000,00;41;21/11/2026\r\n" +
	"Brasília;910,00;34,5;20/11/2026\r\nSão Paulo;1.410,00;60;19/11/2026\r\nBrasília;1.105,00;45;18/11/2026\r\nSão Paulo;1.100,00;44;17/11/2026\r\n"

// TestOwnTableIsPrinted prints what was understood of a table in both languages.
func TestOwnTableIsPrinted(t *testing.T) {
	emptyHome(t)
	var latin []byte
	for _, char := range houses {
		latin = append(latin, byte(char))
	}
	path := ownFile(t, "casas.csv", string(latin))
	for language, says := range map[string][]string{
		"en": {"11 rows, 4 columns", "between the cells: semicolon", "decimal sign: comma", "header: yes", "encoding: Latin-1", "cidade: kind class, missing 0, holds São Paulo, Brasília", "área: kind number, missing 1", "900.1 … 1450.75", "✗ 1: 4:11 “1.1OO,00” → 1.100,00?", "days and hours are not numbers"},
		"pt": {"11 linhas, 4 colunas", "entre as células: ponto e vírgula", "sinal decimal: vírgula", "cabeçalho: sim", "cidade: tipo classe, faltam 0, contém São Paulo, Brasília", "datas e horas ainda não são números"},
	} {
		status, out, err := entered(t, "", "--lang", language, "data", path, "--plain", "--target", "preço")
		flat := strings.Join(strings.Fields(out), " ")
		if status != 0 || err != "" || bare.MatchString(out) {
			t.Errorf("%s: status %d, %s, %q", language, status, err, bare.FindString(out))
		}
		for _, want := range says {
			if !strings.Contains(flat, want) {
				t.Errorf("%s: %q is not in\n%s", language, want, out)
			}
		}
	}
	if _, out, _ := entered(t, houses, "data", "-"); !strings.Contains(out, "encoding: UTF-8") {
		t.Errorf("the standard input: %s", out)
	}
	if _, out, _ := entered(t, "", "data", path, "--ascii"); strings.ContainsFunc(out, isDrawing) {
		t.Errorf("not ASCII: %s", out)
	}
}

// TestOwnTableIsLearnt prints what the models are worth at the end.
func TestOwnTableIsLearnt(t *testing.T) {
	emptyHome(t)
	_, penguins, _ := entered(t, "", "data", "penguins")
	path := ownFile(t, "pinguins.csv", penguins)
	status, out, err := entered(t, "", "--lang", "pt", "data", path, "--target", "species")
	flat := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{"Linhas para treinar: 233; para validar: 100; de fora por uma lacuna: 11.", "Depois da época 100", "referência: perda 1.051, acertos 44.0 %", "modelo linear: perda 0.0", "bill_length_mm"} {
		if !strings.Contains(flat, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
	if status != 0 || err != "" || bare.MatchString(out) {
		t.Errorf("status %d, %s, %q", status, err, bare.FindString(out))
	}
}

// TestOwnTableWins: a learner's file of the name of one of the course's is theirs; the
// course's has its short name.
func TestOwnTableWins(t *testing.T) {
	emptyHome(t)
	t.Chdir(t.TempDir())
	if status, out, _ := entered(t, "", "data", "penguins.csv"); status != 0 || !strings.HasPrefix(out, "species,") {
		t.Errorf("without a file: %.40q", out)
	}
	if err := os.WriteFile("penguins.csv", []byte("a,b\n1,2\n3,4\n5,7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, out, _ := entered(t, "", "data", "penguins.csv"); !strings.Contains(out, "3 rows, 2 columns") {
		t.Errorf("with one: %.40q", out)
	}
	if _, out, _ := entered(t, "", "data", "penguins"); !strings.HasPrefix(out, "species,") {
		t.Errorf("by its name: %.40q", out)
	}
}

// TestWrongTablesAreTold tells in one line what is wrong with a table, and where.
func TestWrongTablesAreTold(t *testing.T) {
	emptyHome(t)
	for name, test := range map[string]struct{ text, target, en, pt string }{
		"empty":    {"", "", "there are no rows in it", "não há linhas nele"},
		"header":   {"a,b\n", "", "a header and no rows", "um cabeçalho e nenhuma linha"},
		"quote":    {"a,b\n1,2\n3,\"4\n5,6\n", "", `line 3, column 1: a quotation mark`, `linha 3, coluna 1: ali começam aspas`},
		"inside":   {"a,b\n1,2\n3,4\"5\n", "", `line 3, column 4: a quote in the middle`, `linha 3, coluna 4: aspas no meio`},
		"words":    {"one two three\nfour five six\n", "", "nothing parts the cells of “one two three”", "nada separa as células"},
		"program":  {"\x7fELF\x02\x01\x01\x00\x00\x00", "", "save the sheet as CSV", "salve a folha como CSV"},
		"zip":      {"\x1f\x8b\x08\x00\x00", "", "begins as gzip", "começa como gzip"},
		"text":     {"é,b\n1,2\nx\xff,4\n", "", "line 3, column 2: the bytes ff", "linha 3, coluna 2: os bytes ff"},
		"column":   {houses, "precos", "there is no column “precos”. There are: cidade, preço, área, vendida. Did you mean “preço”?", "Quis dizer “preço”?"},
		"hostile":  {houses, "\x1b[31m", `\x1b[31m`, `\x1b[31m`},
		"noseries": {"a,b\n" + strings.Repeat("1\n1,2,3\n", 20), "", "line", "linha"},
	} {
		path := ownFile(t, "t.csv", test.text)
		for language, want := range map[content.Language]string{content.English: test.en, content.Portuguese: test.pt} {
			arguments := []string{"--lang", string(language), "data", path, "--plain"}
			if test.target != "" {
				arguments = append(arguments, "--target", test.target)
			}
			status, out, err := entered(t, "", arguments...)
			if status != 2 || out != "" || !strings.Contains(err, want) || strings.Count(err, "\n") != 1 || bare.MatchString(err) {
				t.Errorf("%s in %s: status %d, %q", name, language, status, err)
			}
			harmlessText(t, arguments, err)
		}
	}
	if status, _, err := entered(t, "", "data", t.TempDir()); status != 2 || !strings.Contains(err, "is a folder") {
		t.Errorf("a folder: %d, %q", status, err)
	}
	if status, _, err := entered(t, "", "data", "penguins", "--plain"); status != 2 || !strings.Contains(err, "a file of your own") {
		t.Errorf("a flag for the course's: %d, %q", status, err)
	}
	if status, _, err := entered(t, "", "data", "nowhere/none.csv"); status != 2 || !strings.Contains(err, "there is no file") {
		t.Errorf("no file: %d, %q", status, err)
	}
	if _, ok := course.Find(course.OwnID); ok {
		t.Error("the learner's table is a chapter of the course")
	}
}
