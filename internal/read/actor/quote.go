package actor

import (
	"strings"

	"factum/internal/read/text"
)

// quotation is a stretch between quotation marks, in tokens of the whole text.
type quotation struct {
	first, last spot // of the words inside
	speaker     int  // phrase; -1 if none was found
}

// spot is a token of the text.
type spot struct{ sentence, token int }

func (a spot) before(b spot) bool {
	return a.sentence < b.sentence || a.sentence == b.sentence && a.token < b.token
}

// maxQuotation is the greatest number of sentences that a quotation without
// an end may reach over.
const maxQuotation = 30

// findQuotes pairs the quotation marks of each block and finds who speaks.
func (f *finder) findQuotes() {
	open := -1
	block := -1
	for n := range f.t.Sentences {
		s := &f.t.Sentences[n]
		if s.Block != block {
			f.closeOpen(open)
			open, block = -1, s.Block
		}
		for i := range s.Tokens {
			t := &s.Tokens[i]
			switch mark := quoteMark(t.Form); {
			case mark == 0:
			case open < 0 && mark != closing && (mark == opening || t.SpaceBefore || i == 0 || s.Tokens[i-1].UPOS == text.PUNCT):
				open = len(f.quotes)
				f.quotes = append(f.quotes, quotation{first: spot{n, i}, last: spot{-1, -1}, speaker: -1})
			case open >= 0 && mark != opening:
				f.quotes[open].last = spot{n, i}
				open = -1
			}
		}
		if open >= 0 && n-f.quotes[open].first.sentence > maxQuotation {
			f.closeOpen(open)
			open = -1
		}
	}
	f.closeOpen(open)
	kept := f.quotes[:0]
	for _, q := range f.quotes {
		if q.last.sentence >= 0 {
			kept = append(kept, q)
		}
	}
	f.quotes = kept
	k := 0
	for i := range f.phrases {
		p := &f.phrases[i]
		at := spot{p.sent, p.head}
		for k < len(f.quotes) && f.quotes[k].last.before(at) {
			k++
		}
		if k < len(f.quotes) && f.quotes[k].first.before(at) {
			p.quote = k
		}
	}
	for k := range f.quotes {
		f.quotes[k].speaker = f.speaker(k)
	}
}

// closeOpen gives a quotation that its block doesn't end no extent, unless it
// begins the block: then it goes on in the next one.
func (f *finder) closeOpen(k int) {
	if k < 0 {
		return
	}
	q := &f.quotes[k]
	block := f.t.Sentences[q.first.sentence].Block
	if q.first.token > 0 || q.first.sentence > 0 && f.t.Sentences[q.first.sentence-1].Block == block {
		return
	}
	n := q.first.sentence
	for n+1 < len(f.t.Sentences) && f.t.Sentences[n+1].Block == block {
		n++
	}
	q.last = spot{n, len(f.t.Sentences[n].Tokens)}
}

const (
	opening = iota + 1
	closing
	either
)

// quoteMark says what kind of quotation mark a form is; 0 for none. Single
// marks are left out: they are apostrophes too often.
func quoteMark(form string) int {
	switch form {
	case "“", "``", "«", "„":
		return opening
	case "”", "''", "»":
		return closing
	case "\"":
		return either
	}
	return 0
}

// speaker finds the phrase that is the subject of the verb of saying beside a
// quotation: in the sentences that it begins or ends in, outside of it; or in
// the sentence before, after a colon.
func (f *finder) speaker(k int) int {
	q := &f.quotes[k]
	var tries [4]int
	order := append(tries[:0], q.last.sentence)
	if q.first.sentence != q.last.sentence {
		order = append(order, q.first.sentence)
	}
	for _, n := range order {
		if p := f.says(n, q); p >= 0 {
			return p
		}
	}
	if n := q.first.sentence - 1; n >= 0 && q.first.token == 0 {
		s := &f.t.Sentences[n]
		if last := s.Tokens[len(s.Tokens)-1].Form; last == ":" {
			return f.says(n, q)
		}
	}
	// A quotation that follows another one of the same block goes on.
	if k > 0 && q.first.token == 0 && f.quotes[k-1].last.sentence >= q.first.sentence-1 && f.t.Sentences[f.quotes[k-1].last.sentence].Block == f.t.Sentences[q.first.sentence].Block {
		return f.quotes[k-1].speaker
	}
	return -1
}

// says finds the subject of a verb of saying of sentence n that stands outside
// of the quotation, the nearest to it.
func (f *finder) says(n int, q *quotation) int {
	s := &f.t.Sentences[n]
	bestDistance, found := 1<<30, -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != text.VERB || !traitOf(strings.ToLower(t.Lemma)).say {
			continue
		}
		at := spot{n, i}
		if q.first.before(at) && at.before(q.last) {
			continue
		}
		subj := -1
		for _, c := range s.Children(i) {
			if r := s.Tokens[c].Rel; r == text.Nsubj {
				subj = int(f.at[n][c])
			}
		}
		if subj < 0 && t.Rel == text.Conj && t.Head >= 0 {
			for _, c := range s.Children(t.Head) {
				if s.Tokens[c].Rel == text.Nsubj {
					subj = int(f.at[n][c])
				}
			}
		}
		if subj < 0 {
			continue
		}
		distance := 0
		if n == q.first.sentence && i < q.first.token {
			distance = q.first.token - i
		} else if n == q.last.sentence {
			distance = i - q.last.token
		} else {
			distance = len(s.Tokens) - i
		}
		if distance < bestDistance {
			bestDistance, found = distance, subj
		}
	}
	return found
}
