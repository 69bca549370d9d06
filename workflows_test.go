package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pinned is how an action is named: by a digest, which nobody can move, and beside it
// the tag that it had.
var pinned = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)

// TestWorkflows holds the workflows to what they may: actions by digest, no rights
// but those that a job names, git's credentials left nowhere, and no right to write
// in a job that runs what is in the repository.
func TestWorkflows(t *testing.T) {
	files, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d workflows: %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range faults(string(data)) {
			t.Errorf("%s: %s", file, wrong)
		}
	}
}

// faults lists what a workflow may not do.
func faults(text string) (wrong []string) {
	if !strings.Contains(text, "\npermissions: {}\n") {
		wrong = append(wrong, "all jobs have rights")
	}
	_, jobs, _ := strings.Cut(text, "\njobs:\n")
	for _, job := range regexp.MustCompile(`(?m)^  [\w-]+:$`).Split(jobs, -1)[1:] {
		name, _, _ := strings.Cut(strings.TrimSpace(job), "\n")
		if !strings.Contains(job, "\n    permissions:\n") {
			wrong = append(wrong, "a job names no rights: "+name)
		}
		for _, use := range regexp.MustCompile(`uses: *(.*)`).FindAllStringSubmatch(job, -1) {
			if !pinned.MatchString(use[1]) {
				wrong = append(wrong, "not by digest: "+use[1])
			}
		}
		checkouts, kept := strings.Count(job, "actions/checkout@"), strings.Count(job, "persist-credentials: false")
		if checkouts != kept {
			wrong = append(wrong, "a checkout keeps git's credentials")
		}
		if checkouts > 0 && strings.Contains(job, ": write") {
			wrong = append(wrong, "a job that runs what is in the repository may write")
		}
		if strings.Contains(job, "gh release create") && !strings.Contains(job, "actions/attest-build-provenance@") {
			wrong = append(wrong, "a release is not attested")
		}
		if regexp.MustCompile(`run: .*\$\{\{`).MatchString(job) {
			wrong = append(wrong, "an expression stands in a script, where its value could be one")
		}
	}
	return wrong
}

// TestWorkflowFaults sees the guard fail.
func TestWorkflowFaults(t *testing.T) {
	const sound = "on: push\npermissions: {}\n\njobs:\n  test:\n    runs-on: x\n    permissions:\n      contents: read\n    steps:\n" +
		"      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n        with:\n          persist-credentials: false\n"
	if wrong := faults(sound); len(wrong) > 0 {
		t.Errorf("a sound workflow: %q", wrong)
	}
	for from, to := range map[string]string{
		"permissions: {}": "permissions: write-all", "    permissions:\n": "    env:\n", "@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2": "@v4",
		"persist-credentials: false": "fetch-depth: 0", "contents: read": "contents: write", "      - uses": "      - run: gh release create\n      - uses",
		"steps:\n": "steps:\n      - run: echo ${{ github.head_ref }}\n",
	} {
		if wrong := faults(strings.Replace(sound, from, to, 1)); len(wrong) != 1 {
			t.Errorf("with %q: %q, want one fault", to, wrong)
		}
	}
}
