package origin

import (
	"cmp"
	mathbits "math/bits"
	"slices"
)

const (
	// shingle is the number of content words of a fingerprint, and reach how
	// far they may lie apart, in words: small words may come and go between them.
	shingle = 3
	reach   = 12
	// window is the number of fingerprints of which one is kept (winnowing:
	// Schleimer, Wilkerson, Aiken, SIGMOD 2003).
	window = 2
	// repeats bounds the places of one fingerprint in one document.
	repeats = 3
	// earliest bounds the documents that one fingerprint leads to: the first
	// ones that have it. Later ones are joined through these.
	earliest = 12
)

// seed is a fingerprint of a document: of the content words from word pos on.
type seed struct {
	hash uint64 // the highest bit says that it is of words in quotation marks
	doc  int32
	pos  int32
}

// index finds documents that share fingerprints.
type index struct {
	// seeds are those that several documents have, by fingerprint, document, place.
	seeds []seed
	// of[d] are the runs of equal fingerprints that document d has, by place.
	of [][]place
	// runs[r] is where run r begins in seeds; it ends where the next begins.
	runs []int32
}

// place is a place of a fingerprint in a document.
type place struct{ run, pos int32 }

// run gives the seeds of one fingerprint.
func (x *index) run(r int32) []seed { return x.seeds[x.runs[r]:x.runs[r+1]] }

// newIndex takes the fingerprints of all documents. Those that repeat another word for word (see twins) have none.
func newIndex(docs [][]token, twins []int32, words []word) *index {
	var all []seed
	for d := range docs {
		if twins[d] < 0 {
			all = seeds(all, int32(d), docs[d], words)
		}
	}
	all = repeated(all)
	slices.SortFunc(all, func(a, b seed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.doc, b.doc), cmp.Compare(a.pos, b.pos))
	})
	x := &index{of: make([][]place, len(docs))}
	for i := 0; i < len(all); {
		k := i
		for k < len(all) && all[k].hash == all[i].hash {
			k++
		}
		if all[i].doc != all[k-1].doc {
			x.runs = append(x.runs, int32(len(x.seeds)))
			same := 0
			for n, s := range all[i:k] {
				if same++; n == 0 || s.doc != all[i+n-1].doc {
					same = 1
				}
				if same <= repeats {
					x.seeds = append(x.seeds, s)
					x.of[s.doc] = append(x.of[s.doc], place{int32(len(x.runs) - 1), s.pos})
				}
			}
		}
		i = k
	}
	x.runs = append(x.runs, int32(len(x.seeds)))
	for _, of := range x.of {
		slices.SortFunc(of, func(a, b place) int { return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.run, b.run)) })
	}
	return x
}

// repeated leaves out seeds of which the fingerprint stands there once, for the
// most part: most do, and sorting costs more.
func repeated(all []seed) []seed {
	bits := 64 - max(10, mathbits.Len(uint(len(all)))+3) // of a hash that count
	once, twice := make([]uint64, 1<<(58-bits)+1), make([]uint64, 1<<(58-bits)+1)
	for i := range all {
		h := all[i].hash << 1 >> bits // the highest bit is the same for most
		word, bit := h>>6, uint64(1)<<(h&63)
		twice[word] |= once[word] & bit
		once[word] |= bit
	}
	return slices.DeleteFunc(all, func(s seed) bool {
		h := s.hash << 1 >> bits
		return twice[h>>6]&(1<<(h&63)) == 0
	})
}

// spokenShingle is the number of words of a fingerprint inside of quotation
// marks, where small words count: people say the same in few words.
const spokenShingle = 5

// seeds appends the fingerprints of a document: of each window the least.
func seeds(out []seed, doc int32, tokens []token, words []word) []seed {
	var content, spoken []int32
	for i, t := range tokens {
		if !words[t.word].function {
			content = append(content, int32(i))
		}
		if t.flags&quoted != 0 {
			spoken = append(spoken, int32(i))
		}
	}
	out = winnow(out, doc, content, shingle, reach, tokens, words)
	return winnow(out, doc, spoken, spokenShingle, spokenShingle, tokens, words)
}

// winnow appends the fingerprints of size words each, at most far apart, that
// stand at the given places.
func winnow(out []seed, doc int32, at []int32, size int, far int32, tokens []token, words []word) []seed {
	var ring [window]seed
	n, last := 0, int32(-1)
	for i := 0; i+size <= len(at); i++ {
		if at[i+size-1]-at[i] > far {
			continue
		}
		h := uint64(size)
		for _, k := range at[i : i+size] {
			h = mix(h ^ uint64(words[tokens[k].word].match))
		}
		if h &^= 1 << 63; size == spokenShingle {
			h |= 1 << 63
		}
		ring[n%window] = seed{h, doc, at[i]}
		n++
		if n < window {
			continue
		}
		least := ring[0]
		for _, s := range ring[1:] {
			if s.hash < least.hash || s.hash == least.hash && s.pos > least.pos {
				least = s
			}
		}
		if least.pos != last {
			out = append(out, least)
			last = least.pos
		}
	}
	if n > 0 && n < window {
		out = append(out, ring[0])
	}
	return out
}

// mix spreads a number over 64 bits (the finaliser of SplitMix64).
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
