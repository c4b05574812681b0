package origin

const (
	// known is what passages must say for one of two documents to be known as
	// the copy of the other, in words of content.
	known = 14.0
	// further is what one more passage must say between such documents; it must
	// be most of a sentence, and no small part of the sentence of the other.
	further  = 2.0
	mostOf   = 0.5
	noLittle = 0.25
)

// further looks once more at documents that are known to copy each other, for
// sentences that were changed so much that no fingerprint is left: at words
// that no other passage explains.
func (p *pile) further(al *aligner, d int32, pairs []pair) {
	var taken []bool
	for i := range pairs {
		x := &pairs[i]
		if x.total < known {
			continue
		}
		if taken == nil {
			taken = make([]bool, len(p.tokens[d]))
			for k := range pairs {
				for _, m := range pairs[k].found {
					fill(taken[m.i:m.iEnd], true)
				}
			}
		}
		al.take(p, d, x.e)
		al.takenA, al.takenB = taken, make([]bool, len(al.b))
		for _, m := range x.found {
			fill(al.takenB[m.j:m.jEnd], true)
		}
		for _, m := range p.matches[p.of[x.e][0]:p.of[x.e][1]] { // with those before it
			fill(al.takenB[m.i:m.iEnd], true)
		}
		for _, c := range al.clusters(al.shared()) {
			if c.own+c.quote >= further && al.sentences(&c) {
				x.found = p.keep(x.found, &c, d, x.e, true)
			}
		}
		al.takenA, al.takenB = nil, nil
	}
}

// shared gives the places where words of content are the same that aren't
// taken.
func (al *aligner) shared() [][2]int32 {
	at := map[uint32][]int32{}
	for j, t := range al.b {
		if w := &al.words[t.word]; !al.takenB[j] && !w.function && len(at[w.match]) < repeats {
			at[w.match] = append(at[w.match], int32(j))
		}
	}
	var out [][2]int32
	for i, t := range al.a {
		if w := &al.words[t.word]; !al.takenA[i] && !w.function {
			for _, j := range at[w.match] {
				out = append(out, [2]int32{int32(i), j})
			}
		}
	}
	return out
}

// sentences says whether the shared words of a cluster are most of what the
// sentences say in which they stand.
func (al *aligner) sentences(c *cluster) bool {
	var shared, inA, inB float32
	lastA, lastB := int32(0), int32(0)
	for k := range c.stretches {
		s := &c.stretches[k]
		shared += s.own + s.quote
		i, j := s.from()
		iEnd, jEnd := s.to()
		w, end := al.around(al.a, al.takenA, max(i, lastA), iEnd, lastA)
		inA, lastA = inA+w, end
		w, end = al.around(al.b, al.takenB, max(j, lastB), jEnd, lastB)
		inB, lastB = inB+w, end
	}
	return shared >= mostOf*min(inA, inB) && shared >= noLittle*max(inA, inB)
}

// around gives what the words of the sentences weigh in which a range stands,
// from least on and without those that are taken, and where they end.
func (al *aligner) around(tokens []token, taken []bool, from, to, least int32) (weight float32, end int32) {
	for from > least && tokens[from].flags&begins == 0 {
		from--
	}
	for int(to) < len(tokens) && tokens[to].flags&begins == 0 {
		to++
	}
	for i := from; i < to; i++ {
		if !taken[i] {
			weight += al.words[tokens[i].word].weight
		}
	}
	return weight, max(to, least)
}
