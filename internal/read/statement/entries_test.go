package statement

import (
	"slices"
	"strings"
	"testing"

	"factum"
)

// TestEveryEntryFires reads the corpus and the sentences that each show one entry
// (testdata/entries), and fails for every trigger of a frame that makes no
// statement in them and every word of the operators that decides nothing in
// them: an entry that no sentence needs goes, or gets one.
func TestEveryEntryFires(t *testing.T) {
	lexicon, err := compileEnglish()
	if err != nil {
		t.Fatal(err)
	}
	ops, err := parseOperators("frames/operators.en.yaml", englishOperators)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	ops.used = func(list, word string) { used[list+": "+word] = true }
	st := *reader(t)
	st.statements = &Reader{lexicon: lexicon, ops: ops, gazetteer: st.gazetteer}
	for _, x := range slices.Concat(loadSamples(t, ""), loadSamples(t, "held"), loadSamples(t, "../entries")) {
		_, r := st.read(t, x.text)
		for i := range r.Statements {
			used[r.Statements[i].Why.Frame] = true
		}
	}
	var silent []string
	for _, f := range lexicon.frames {
		if !used[f.Name] && !slices.Contains(silent, f.Name) {
			silent = append(silent, f.Name)
		}
	}
	for _, t := range []*effects{&ops.verb, &ops.noun, &ops.adjective, &ops.auxiliary, &ops.adverb, &ops.clause, &ops.determiner} {
		for w := range t.of {
			if !used[t.name+": "+w] {
				silent = append(silent, "effects, "+t.name+": "+w)
			}
		}
	}
	for name, list := range ops.lists() {
		for w := range list.in {
			if !used[name+": "+w] {
				silent = append(silent, "words, "+name+": "+w)
			}
		}
	}
	for w := range ops.bounds {
		if !used["bounds: "+w] {
			silent = append(silent, "bounds: "+w)
		}
	}
	slices.Sort(silent)
	if len(silent) > 0 {
		t.Errorf("%d entries fire in no sentence of the corpus: remove them, or add a sentence to testdata/entries\n%s", len(silent), strings.Join(silent, "\n"))
	}
}

// TestEntries reads the sentences that each show one entry: every statement that
// stands under one is read, by that word, and is meant so.
func TestEntries(t *testing.T) {
	st := reader(t)
	for _, x := range loadSamples(t, "../entries") {
		_, r := st.read(t, x.text)
		for _, e := range x.want {
			if !slices.ContainsFunc(r.Statements, func(s Statement) bool { return shows(r, &s, &e) }) {
				t.Errorf("%s:%d: %s: no %s by %q", x.file, x.line, x.text, e.kind, e.trigger)
			}
		}
	}
}

func shows(r *Reading, s *Statement, e *expected) bool {
	if s.Type != factum.Type(e.kind) || r.Document.Text[s.Why.Trigger.Start:s.Why.Trigger.End] != e.trigger {
		return false
	}
	_, negated := e.fields["neg"]
	mod := e.fields["mod"]
	return (!negated || s.Negated) && (mod == "" || mod == string(s.Modality))
}
