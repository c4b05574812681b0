package statement

import (
	"factum"
)

// quotation is a stretch of direct speech within one block.
type quotation struct {
	factum.Range
	first, last int // the sentences that it touches
}

// quotations finds the direct speech of a text by its quotation marks. A mark
// that is not closed within its block ends with the block, as in speech that
// runs over paragraphs.
func (r *reading) quotations() []quotation {
	var out []quotation
	block := -1
	open, from, first := false, 0, 0
	closeAt := func(end, n int) {
		if open && end > from {
			out = append(out, quotation{factum.Range{Start: from, End: end}, first, n})
		}
		open = false
	}
	for n := range r.text.Sentences {
		s := &r.text.Sentences[n]
		if s.Block != block {
			if n > 0 {
				closeAt(r.text.Sentences[n-1].End, n-1)
			}
			block = s.Block
		}
		for i := range s.Tokens {
			switch t := &s.Tokens[i]; t.Form {
			case "“", "„", "«", "``", "‟":
				closeAt(t.Start, n)
				open, from, first = true, t.Start, n
			case "”", "»", "''":
				closeAt(t.End, n)
			case "\"":
				if open {
					closeAt(t.End, n)
				} else {
					open, from, first = true, t.Start, n
				}
			}
		}
	}
	if n := len(r.text.Sentences); n > 0 {
		closeAt(r.text.Sentences[n-1].End, n-1)
	}
	return out
}

// quoted gives the quotation that holds a place; -1 if none does.
func (r *reading) quoted(at int) int {
	lo, hi := 0, len(r.quotes)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.quotes[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.quotes) && r.quotes[lo].Start <= at {
		return lo
	}
	return -1
}
