package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// runCommand executes a command line and gives what it prints.
func runCommand(t *testing.T, input string, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, streams{strings.NewReader(input), &o, &e})
	return status, o.String(), e.String()
}

func TestDatesJSON(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.txt")
	text := "Police arrested the general on Sunday. He was freed two days later, on 9 April 2024, at 16:10 GMT.\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, errs := runCommand(t, "", "dates", "--json", "--published", "2024-04-12", file)
	if status != exitDone || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	var answers []struct {
		File      string
		Published struct{ From, To, Basis string }
		Times     []struct {
			Start, End        int
			Text, Type, Value string
			Days              *struct{ From, To string }
		}
	}
	if err := json.Unmarshal([]byte(out), &answers); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if len(answers) != 1 || answers[0].File != file || answers[0].Published.From != "2024-04-12" || answers[0].Published.Basis != "given" {
		t.Fatalf("%+v", answers)
	}
	var got []string
	for _, x := range answers[0].Times {
		if text[x.Start:x.End] != x.Text {
			t.Errorf("bytes %d to %d are %q, not %q", x.Start, x.End, text[x.Start:x.End], x.Text)
		}
		got = append(got, x.Text+" "+x.Type+" "+x.Value)
	}
	want := "Sunday DATE 2024-04-07; two days later DATE 2024-04-09; 9 April 2024, at 16:10 GMT TIME 2024-04-09T16:10Z"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestDatesForPeople(t *testing.T) {
	status, out, errs := runCommand(t, "He was arrested on Sunday and freed on 31 February 2023.\n", "dates", "--published", "2024-04-12", "-")
	if status != exitDone || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	for _, want := range []string{"Sunday", "2024-04-07", "there is no 31 February", "published: 2024-04-12 (given)"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestDatesErrors(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"dates"}, exitUsage, "at least one file"},
		{[]string{"dates", "--published", "soon", "-"}, exitUsage, "--published"},
		{[]string{"dates", "--published", "2024-04-12/2024-04-01", "-"}, exitUsage, "ends before it begins"},
		{[]string{"dates", "nosuchfile.txt"}, exitFailed, "nosuchfile.txt"},
	} {
		status, _, errs := runCommand(t, "x", c.args...)
		if status != c.status || !strings.Contains(errs, c.want) {
			t.Errorf("%q: status %d, %q; want %d with %q", c.args, status, errs, c.status, c.want)
		}
	}
	// A file that can't be read doesn't stop the others.
	status, out, errs := runCommand(t, "He left on 3 May 2021.", "dates", "--json", "nosuchfile.txt", "-")
	if status != exitFailed || !strings.Contains(out, "2021-05-03") || !strings.Contains(errs, "nosuchfile.txt") {
		t.Errorf("status %d, %s, %s", status, out, errs)
	}
}

// Days that contradict each other are said, not put right.
func TestDatesContradictions(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "report.txt")
	if err := os.WriteFile(file, []byte("GENEVA, April 10, 2024 - The envoys met on Tuesday, after a treaty was signed on 5 May 2031.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, errs := runCommand(t, "", "dates", "--published", "2024-04-12", file)
	if status != exitDone || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	for _, want := range []string{
		"note: published: --published says 2024-04-12, the document 2024-04-10",
		`note: "5 May 2031" is told as past, and lies after the publication, 2024-04-12`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// What names no possible time is kept with the reason, in JSON, too.
func TestDatesProblems(t *testing.T) {
	text := "It was signed on 31 February 2023, in the year 0, on the 45th of May and a billion years ago.\n"
	status, out, errs := runCommand(t, text, "dates", "--json", "--published", "2024-04-12", "-")
	if status != exitDone || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	var answers []struct {
		Times []struct {
			Text, Value, Problem string
			Days                 *struct{}
		}
	}
	if err := json.Unmarshal([]byte(out), &answers); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range answers[0].Times {
		if x.Value != "" || x.Days != nil {
			t.Errorf("%+v has a value", x)
		}
		got = append(got, x.Text+": "+x.Problem)
	}
	want := "31 February 2023: there is no 31 February; the year 0: there is no year 0; the 45th of May: there is no 45 May; " +
		"a billion years ago: longer than any calendar counts"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
