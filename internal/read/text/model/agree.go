package model

// agreement is what the other mentions of a name weigh beside a mention's own
// words (not tuned).
const agreement = 2

// Agree lets the mentions of one name in a document agree on what it denotes:
// "Harrow" is what most of its mentions look like, and where "George Byron" is
// a person, "Byron" most likely is, too. The kinds of the entities change, the
// spans don't.
func Agree(list []Entity) {
	type pool struct {
		n      int64
		scores [MaxKinds]int64
	}
	pools := map[uint64]*pool{}
	for i := range list {
		if list[i].Kind == timeKind {
			continue
		}
		for k, name := range list[i].Names {
			// Only a whole person hands its kind on to its parts.
			if name == 0 || k > 0 && list[i].Kind != personKind {
				continue
			}
			p := pools[name]
			if p == nil {
				p = &pool{}
				pools[name] = p
			}
			p.n++
			for c, v := range list[i].Scores {
				p.scores[c] += int64(v)
			}
		}
	}
	for i := range list {
		x := &list[i]
		p := pools[x.Names[0]]
		if x.Names[0] == 0 || x.Kind == timeKind || p == nil || p.n < 2 {
			continue
		}
		best, most := x.Kind, int64(-1<<60)
		for c := 1; c < MaxKinds; c++ {
			if c == timeKind {
				continue
			}
			own := int64(x.Scores[c])
			// All scores times n-1: own plus the mean of the others.
			v := own*(p.n-1) + agreement*(p.scores[c]-own)
			if v > most {
				best, most = uint8(c), v
			}
		}
		x.Kind = best
	}
}

// personKind is the kind whose names have parts, timeKind one that shares its
// words with names ("May") and is known by its own surroundings.
const (
	personKind = 1
	timeKind   = 4
)
