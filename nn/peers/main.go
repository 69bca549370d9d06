// Command peers measures the engine beside others on the same work, and prints
// a table with ratios. See README.md.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 4, "interleaved rounds")
	lasting := flag.Duration("time", 300*time.Millisecond, "time for each task in a round")
	python := flag.String("python", "/usr/bin/python3", "an interpreter that has NumPy and PyTorch")
	peer := flag.String("peer", "", "measure one of sinapse, gonum and kinds only, and print lines of JSON")
	task := flag.String("task", "T", "how the names of the tasks begin that the peer does")
	flag.Parse()
	if *peer != "" {
		measureOne(*peer, *task, *lasting)
		return
	}
	self, err := os.Executable()
	must(err)
	fmt.Printf("%s\n\n", processor())
	var commands [][]string
	for _, task := range []string{"T1", "T2", "T3", "T4"} {
		commands = append(commands,
			[]string{self, "-peer", "sinapse", "-task", task, "-time", lasting.String()},
			[]string{self, "-peer", "gonum", "-task", task, "-time", lasting.String()},
			[]string{*python, "numpy_peer.py", task, fmt.Sprint(lasting.Seconds())})
	}
	fmt.Print(table(inRounds(*rounds, commands), "sinapse", "gonum", "NumPy"))
	if exec.Command(*python, "-c", "import torch").Run() != nil {
		log.Print("there is no PyTorch to measure the kinds of network beside")
		return
	}
	fmt.Println()
	fmt.Print(table(inRounds(*rounds, [][]string{
		{self, "-peer", "kinds", "-time", lasting.String()},
		{*python, "torch_peer.py", fmt.Sprint(lasting.Seconds())},
	}), "kinds", "PyTorch"))
}

// inRounds runs all commands, one after the other, again and again: what disturbs a
// round disturbs all.
func inRounds(rounds int, commands [][]string) (results []result) {
	for round := range rounds {
		for _, c := range commands {
			log.Printf("round %d of %d: %s", round+1, rounds, strings.Join(c[1:], " "))
			results = append(results, run(c)...)
		}
	}
	return results
}

// processor names this machine's, as Linux does.
func processor() string {
	said, err := os.ReadFile("/proc/cpuinfo")
	must(err)
	for line := range strings.Lines(string(said)) {
		if name, value, _ := strings.Cut(line, ":"); strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

// measureOne measures a peer that is written in Go.
func measureOne(peer, task string, lasting time.Duration) {
	all := map[string]func() []work{"sinapse": sinapseWork, "gonum": gonumWork, "kinds": kindsWork}[peer]
	if all == nil {
		log.Fatalf("unknown peer %q", peer)
	}
	out := json.NewEncoder(os.Stdout)
	for _, w := range all() {
		if strings.HasPrefix(w.task, task) {
			must(out.Encode(w.measure(peer, lasting)))
		}
	}
}

// run runs a command on one thread, OpenBLAS with AVX2 as we have it, and reads its
// results.
func run(command []string) (results []result) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "OPENBLAS_NUM_THREADS=1", "OPENBLAS_CORETYPE=Haswell")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	must(err)
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var r result
		must(json.Unmarshal(lines.Bytes(), &r))
		results = append(results, r)
	}
	return results
}

// table writes the medians of the tasks that all the peers do in Markdown. Ours
// comes first; losses are compared with the last one's.
func table(results []result, ours string, others ...string) string {
	type key struct{ task, peer string }
	rates, losses, units := map[key][]float64{}, map[key]float64{}, map[string]string{}
	var tasks []string
	for _, r := range results {
		k := key{r.Task, r.Peer}
		rates[k], losses[k] = append(rates[k], r.Rate), r.Loss
		if units[r.Task] == "" && r.Peer == ours {
			units[r.Task] = r.Unit
			tasks = append(tasks, r.Task)
		}
	}
	last := others[len(others)-1]
	var b strings.Builder
	fmt.Fprintf(&b, "| task | a second of processor | Sinapse | %s | ÷ %s | loss − %s's |\n",
		strings.Join(others, " | "), strings.Join(others, " | ÷ "), last)
	b.WriteString("| --- | --- |" + strings.Repeat(" --: |", 2+2*len(others)) + "\n")
	for _, task := range tasks {
		own := median(rates[key{task, ours}])
		row := []string{task, units[task], number(own)}
		for _, peer := range others {
			row = append(row, number(median(rates[key{task, peer}])))
		}
		for _, peer := range others {
			row = append(row, fmt.Sprintf("%.2f", own/median(rates[key{task, peer}])))
		}
		apart := ""
		if loss := losses[key{task, ours}]; loss != 0 {
			apart = fmt.Sprintf("%.0e", loss-losses[key{task, last}])
		}
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(row, " | "), apart)
	}
	return b.String()
}

func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// number writes a rate with three digits or as a whole number.
func number(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// name writes the sizes of a net: 2-8-8-1.
func name(sizes []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(sizes), "[]"), " ", "-")
}

// processorTime returns how long this process has computed.
func processorTime() time.Duration {
	var usage syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
