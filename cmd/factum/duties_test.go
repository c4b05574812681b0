package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/shareddata"
)

// expectedDuty is one line of expected_duties.yaml.
type expectedDuty struct {
	Duty       string            `yaml:"duty"`
	Bearer     string            `yaml:"bearer"`
	BearerAlso []string          `yaml:"bearer_also"`
	Status     factum.DutyStatus `yaml:"status"`
	From       string            `yaml:"from"`
}

// TestEpisodes judges each episode's statements: every expected status is
// right, a State that did what it owed has broken nothing, and the court's
// later findings change no status and agree where they are expected to.
func TestEpisodes(t *testing.T) {
	dir := shareddata.Path(t, "cases")
	found, err := filepath.Glob(filepath.Join(dir, "*", "expected_duties.yaml"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no episodes in %s: %v", dir, err)
	}
	for _, name := range found {
		episode := filepath.Dir(name)
		t.Run(filepath.Base(episode), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var want struct {
				Positive bool           `yaml:"positive"`
				Expected []expectedDuty `yaml:"expected"`
			}
			if err := yaml.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			build := func(files ...string) []factum.Duty {
				var o buildOptions
				for _, f := range files {
					if info, err := os.Stat(filepath.Join(episode, f)); err == nil && info.Size() > 0 {
						o.statements = append(o.statements, filepath.Join(episode, f))
					}
				}
				rec, err := buildRecord(context.Background(), o, streams{nil, io.Discard, io.Discard})
				if err != nil {
					t.Fatal(err)
				}
				return rec.Duties
			}
			plain, found := build("statements.jsonl"), build("statements.jsonl", "findings.jsonl")
			for _, w := range want.Expected {
				d := fittingDuty(plain, w)
				status := factum.NotTriggered
				if d != nil {
					status = d.Status
				}
				if status != w.Status {
					t.Errorf("%s of %s: %s, want %s", w.Duty, w.Bearer, status, w.Status)
				}
				if f := fittingDuty(found, w); w.From == "finding" && f != nil &&
					!slices.ContainsFunc(f.Findings, func(x factum.Finding) bool { return x.Agrees == "yes" }) {
					t.Errorf("%s of %s: a court found so, but no finding agrees: %v", w.Duty, w.Bearer, f.Findings)
				}
			}
			if want.Positive {
				for _, d := range plain {
					if d.Status == factum.Breached {
						t.Errorf("%s of %s is said to be broken", d.ID, d.Bearer)
					}
				}
			}
			if a, b := statuses(plain), statuses(found); !slices.Equal(a, b) {
				t.Errorf("with the findings:\n%s\nwithout them:\n%s", strings.Join(b, "\n"), strings.Join(a, "\n"))
			}
		})
	}
}

func fittingDuty(duties []factum.Duty, w expectedDuty) *factum.Duty {
	for i := range duties {
		for _, b := range append(w.BearerAlso, w.Bearer) {
			if d := &duties[i]; d.ID == w.Duty && strings.Contains(d.Bearer, b) {
				return d
			}
		}
	}
	return nil
}

func statuses(duties []factum.Duty) []string {
	var out []string
	for _, d := range duties {
		out = append(out, strings.Join([]string{d.ID, d.Bearer, string(d.Status), string(d.Label)}, " "))
	}
	slices.Sort(out)
	return out
}
