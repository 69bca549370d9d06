package proof

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"testing"

	"sinapse/nn/data"
)

//go:embed driver.py
var driver string

// A python is one process that runs many programs: importing NumPy takes longer than
// most of them.
type python struct {
	lock     sync.Mutex
	programs *json.Encoder
	answers  *bufio.Reader
	known    map[string]answer // of the programs that have run
}

// errNoNumPy tells that no Python here has NumPy.
var errNoNumPy = errors.New("no python3 with NumPy")

// numpy is the process, which is begun when it is first needed and ends with the tests.
var numpy = sync.OnceValues(func() (*python, error) {
	for _, name := range interpreters {
		command := exec.Command(name, "-c", driver)
		in, err := command.StdinPipe()
		if err != nil {
			return nil, err
		}
		out, err := command.StdoutPipe()
		if err != nil {
			return nil, err
		}
		if command.Start() != nil {
			continue
		}
		p := &python{programs: json.NewEncoder(in), answers: bufio.NewReader(out), known: map[string]answer{}}
		_ = p.programs.Encode(handedOut()) // one without NumPy reads nothing
		if _, err := p.answers.ReadBytes('\n'); err == nil {
			return p, nil
		}
		_ = command.Wait() // it ended in an error
	}
	return nil, errNoNumPy
})

// interpreters are where a Python with NumPy is looked for.
var interpreters = []string{"python3", "/usr/bin/python3"}

// Interpreter is a Python that has NumPy, for programs that are files. Without one the
// test is skipped.
func Interpreter(t *testing.T) string {
	t.Helper()
	for _, name := range interpreters {
		if exec.Command(name, "-c", "import numpy").Run() == nil {
			return name
		}
	}
	t.Skip(errNoNumPy)
	return ""
}

// handedOut are the files of "sinapse data", which learners are told to write to where
// they start Python.
func handedOut() map[string]string {
	files := map[string]string{}
	for _, file := range data.Files() {
		files[file.Path] = string(file.Content())
	}
	return files
}

// needNumPy skips a test where no Python has NumPy; but not where the gate runs, which
// installs it.
func needNumPy(t *testing.T) *python {
	t.Helper()
	p, err := numpy()
	switch {
	case errors.Is(err, errNoNumPy) && (os.Getenv("CI") == "" || os.Getenv("GITHUB_ACTIONS") != ""):
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return p
}

// An answer is what a program printed, and whether it ended in an error.
type answer struct {
	Printed string
	Failed  bool
}

// run runs programs, none of which sees what another left, and returns what each prints.
// The same program runs once.
func (p *python) run(codes ...string) ([]answer, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	var unknown []string
	for _, code := range codes {
		if _, known := p.known[code]; !known {
			p.known[code] = answer{}
			unknown = append(unknown, code)
		}
	}
	if err := p.learn(unknown); err != nil {
		return nil, err
	}
	answers := make([]answer, len(codes))
	for i, code := range codes {
		answers[i] = p.known[code]
	}
	return answers, nil
}

// learn runs programs that have not run before.
func (p *python) learn(codes []string) error {
	if len(codes) == 0 {
		return nil
	}
	if err := p.programs.Encode(codes); err != nil {
		return err
	}
	line, err := p.answers.ReadBytes('\n')
	if err != nil {
		return errors.Join(err, io.ErrUnexpectedEOF)
	}
	var answers []answer
	if err := json.Unmarshal(line, &answers); err != nil {
		return err
	}
	if len(answers) != len(codes) {
		return fmt.Errorf("%d programs, %d answers", len(codes), len(answers))
	}
	for i, code := range codes {
		p.known[code] = answers[i]
	}
	return nil
}
