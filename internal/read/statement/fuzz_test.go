package statement

import (
	"testing"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/document"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

var fuzzTexts = []string{
	"Police in Oslo arrested Erika Holm, a banker, on 3 May 2024. She was released two days later, her lawyer said.",
	"“I was never told,” he said. “They let me go.” The court, which had issued a warrant for his arrest, refused to comment.",
	"\"\" “ ” ' \" said the \" “who” ”",
	"((( [ ]) \x00 \xff é ß «» arrest) warrant of warrants of",
	"# Arrest of a Minister\n\n* more than 30 people and nearly 21,000 euros, according to police\n\nReportedly.",
	"He has yet to be extradited; would have been told; failed to notify; was not, never, no longer wanted by the Court.",
}

// FuzzRead takes any file through all stages of reading: what comes out is
// whole, and the same twice.
func FuzzRead(f *testing.F) {
	for _, s := range fuzzTexts {
		f.Add([]byte(s))
	}
	st := reader(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := document.Read("fuzz.txt", data)
		if err != nil {
			return
		}
		tx := st.text.Read(d)
		if err := checkReading(tx, st.statements.Read(tx, actor.Find(tx, st.gazetteer), when.Find(tx))); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzTrees reads texts with any tags, relations and trees, also those that no
// parser gives.
func FuzzTrees(f *testing.F) {
	for i, s := range fuzzTexts {
		f.Add(s, []byte{byte(i), 16, 3, 200, 41, 7, 90, 3})
	}
	st := reader(f)
	f.Fuzz(func(t *testing.T, words string, tree []byte) {
		d, err := document.Read("fuzz.txt", []byte(words))
		if err != nil || len(tree) == 0 {
			return
		}
		tx := text.Split(d)
		if len(tx.Sentences) > 0 && len(tx.Sentences[0].Tokens) > 200 {
			return
		}
		grow(tx, tree)
		if err := checkReading(tx, st.statements.Read(tx, actor.Find(tx, st.gazetteer), when.Find(tx))); err != nil {
			t.Fatal(err)
		}
	})
}

// grow gives the sentences trees as the bytes have it: each token hangs on one
// that has its place already, before or behind it.
func grow(tx *text.Text, seed []byte) {
	at := 0
	next := func() int {
		at++
		return int(seed[at%len(seed)]) ^ at*167>>3&0xff
	}
	for n := range tx.Sentences {
		s := &tx.Sentences[n]
		placed := make([]int, 0, len(s.Tokens))
		order := make([]int, len(s.Tokens))
		for i := range order {
			order[i] = i
		}
		for i := range order {
			j := i + next()%(len(order)-i)
			order[i], order[j] = order[j], order[i]
		}
		for k, i := range order {
			tok := &s.Tokens[i]
			tok.Lemma = tok.Form
			tok.UPOS = text.UPOS(next() % int(text.VERB+1))
			tok.Rel = text.Rel(next() % int(text.NumRels))
			tok.Head = -1
			if k > 0 {
				tok.Head = placed[next()%len(placed)]
			} else {
				tok.Rel = text.Root
			}
			placed = append(placed, i)
		}
		s.Link()
	}
}

// FuzzFrames reads any bytes as frames, operators and paths: they are refused or
// whole.
func FuzzFrames(f *testing.F) {
	f.Add([]byte("types:\n- type: arrest\n  needs: [whom]\n  frames:\n  - verb: arrest|take\n    with: [into(custody)]\n    who: [subj]\n    whom: [obj]\n"))
	f.Add([]byte("things:\n  warrant:\n    nouns: [warrant]\n    target: [against]\ntypes:\n- type: warrant_issued\n  frames:\n  - noun: \"@warrant\"\n    whom: [\"@target\"]\n"))
	f.Add([]byte("obj(@warrant|a b).against.(x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if l, err := parseLexicon("fuzz.yaml", data); err == nil {
			for _, fr := range l.frames {
				if fr.Type == factum.Type("") || fr.Name == "" {
					t.Fatalf("a frame without type or name: %+v", fr)
				}
			}
		}
		if _, err := parseOperators("fuzz.yaml", data); err != nil && err.Error() == "" {
			t.Fatal("an error without words")
		}
		if p, err := parsePath(string(data), nil); err == nil && len(p) == 0 {
			t.Fatalf("%q is a path of no steps", data)
		}
	})
}
