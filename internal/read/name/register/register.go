package register

import (
	"cmp"
	"errors"
	"fmt"
	"math"
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
	mu      sync.RWMutex
	base    *index
	added   *overlay
	removed map[uint32]bool // records of base
	close   func() error
	bases   sync.Pool // searchers of base
	adds    sync.Pool // searchers of added
}

func newRegister(x *index) *Register {
	r := &Register{base: x, added: newOverlay(), removed: map[uint32]bool{}}
	c := newCache()
	r.bases.New = func() any { return newSearcher(r.base, c) }
	r.adds.New = func() any { return newSearcher(r.added, nil) }
	return r
}

// New gives an empty register.
func New() *Register { return newRegister(newBuilder().finish()) }

// Len gives the number of records.
func (r *Register) Len() int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.base.records() - len(r.removed) + len(r.added.byID)
}

// Names gives the number of names, removed ones included until the register is written.
func (r *Register) Names() int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.base.names() + r.added.names()
}

// Add takes a record in; it takes the place of one with the same id.
func (r *Register) Add(rec Record) error {
	if rec.ID == "" || len(rec.Names) == 0 {
		return errors.New("add to the register: a record needs an id and a name")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.added.tokens() >= maxTokens {
		return fmt.Errorf("add to the register: it holds more than %d different words", maxTokens)
	}
	r.remove(rec.ID)
	r.added.add(rec)
	return nil
}

// Remove takes a record out and says whether it was there.
func (r *Register) Remove(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.remove(id)
}

func (r *Register) remove(id string) bool {
	if n, ok := r.added.byID[id]; ok {
		r.added.records[n].removed = true
		delete(r.added.byID, id)
		return true
	}
	n, ok := r.base.lookup(id)
	if !ok || r.removed[n] {
		return false
	}
	r.removed[n] = true
	return true
}

// Search gives the records that bear the name or one like it, best first: at
// most limit, with a score of at least threshold.
func (r *Register) Search(q name.Name, limit int, threshold float64) []Match {
	r.mu.RLock()
	defer r.mu.RUnlock()
	s := r.bases.Get().(*searcher)
	hits := s.search(&q, limit, threshold, func(n uint32) bool { return len(r.removed) > 0 && r.removed[r.base.record[n]] })
	matches := s.matches(hits, limit)
	r.bases.Put(s)
	if r.added.names() > 0 {
		s = r.adds.Get().(*searcher)
		hits = s.search(&q, limit, threshold, func(n uint32) bool { return r.added.records[r.added.all[n].record].removed })
		matches = append(matches, s.matches(hits, limit)...)
		r.adds.Put(s)
		slices.SortStableFunc(matches, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
		matches = matches[:min(limit, len(matches))]
	}
	return matches
}

// Close gives back what an opened index holds; the register must not be used after it.
func (r *Register) Close() error {
	if r.close == nil {
		return nil
	}
	return r.close()
}

// hit is a record with the name that matched best.
type hit struct {
	name, record uint32
	likeness     float64
}

// slack is by how much a name may turn out dearer than its estimate says, or
// cheaper, so that it is still scored when limit better ones are known.
const slack = 0.2

// search gives the records that score at least threshold, best first, each
// once; beyond the best limit of them, not all.
func (s *searcher) search(q *name.Name, limit int, threshold float64, skip func(n uint32) bool) []hit {
	core := 0
	for i := range q.Parts {
		if q.Parts[i].Counts() && q.Parts[i].Role != name.Title {
			core++
		}
	}
	best := map[uint32]int{} // record → its place in hits
	var hits []hit
	var top []float64 // the likenesses of the best records, at most limit, the best first
	for _, c := range s.candidates(q, skip) {
		if len(top) == limit && float64(c.cost)-slack > -math.Log(top[limit-1]) {
			break
		}
		h := hit{c.name, s.x.recordOf(c.name), s.likeness(q, c.name)}
		k, ok := best[h.record]
		switch {
		case !ok:
			best[h.record] = len(hits)
			hits = append(hits, h)
		case h.likeness > hits[k].likeness:
			i, _ := slices.BinarySearchFunc(top, hits[k].likeness, descending)
			if i < len(top) {
				top = slices.Delete(top, i, i+1)
			}
			hits[k] = h
		default:
			continue
		}
		i, _ := slices.BinarySearchFunc(top, h.likeness, descending)
		if top = slices.Insert(top, i, h.likeness); len(top) > limit {
			top = top[:limit]
		}
	}
	for i := range hits {
		s.whole(q, core, &hits[i])
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.name, b.name))
	})
	for i, h := range hits {
		if h.likeness <= 0 || name.Calibrated(h.likeness) < threshold {
			return hits[:i]
		}
	}
	return hits
}

func descending(a, b float64) int { return cmp.Compare(b, a) }

func (s *searcher) likeness(q *name.Name, n uint32) float64 {
	other, ok := s.load(n)
	if !ok {
		return 0
	}
	return s.scorer.Likeness(q, other)
}

// whole sees to it that a fragment among a record's names does not speak for
// it where the query says more than the fragment and a fuller name holds the
// answer: "Osama" alone does not make "Osama bin Laden" an "Osama Najim".
func (s *searcher) whole(q *name.Name, core int, h *hit) {
	names := s.x.namesOf(h.record)
	if len(names) < 2 || !s.fragment(names, h.name, core) {
		return
	}
	best := hit{record: h.record, name: h.name, likeness: -1}
	for _, n := range names {
		if s.fragment(names, n, core) {
			continue
		}
		if v := s.likeness(q, n); v > best.likeness {
			best.name, best.likeness = n, v
		}
	}
	if best.likeness >= 0 {
		*h = best
	}
}

// fragment says whether a name has fewer parts than the query and all its
// parts stand in another, fuller name of the record.
func (s *searcher) fragment(names []uint32, n uint32, core int) bool {
	parts := s.x.nameParts(n)
	if len(parts) >= core {
		return false
	}
	for _, m := range names {
		if fuller := s.x.nameParts(m); len(fuller) > len(parts) && subset(parts, fuller) {
			return true
		}
	}
	return false
}

func subset(parts, of []uint32) bool {
	for _, p := range parts {
		if !slices.ContainsFunc(of, func(o uint32) bool { return o>>8 == p>>8 }) {
			return false
		}
	}
	return true
}

func (s *searcher) matches(hits []hit, limit int) []Match {
	matches := make([]Match, 0, min(limit, len(hits)))
	for _, h := range hits[:min(limit, len(hits))] {
		matches = append(matches, Match{ID: s.x.id(h.record), Name: string(s.x.nameText(h.name)), Score: name.Calibrated(h.likeness)})
	}
	return matches
}
