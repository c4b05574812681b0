package train

import (
	"math/rand/v2"
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/text/model"
)

// entityKinds are the kinds that the model tells apart, by GUM's names. All
// others ("abstract", "event", "object" ...) are text.OtherSpan.
var entityKinds = map[string]text.SpanKind{
	"person": text.PersonSpan, "organization": text.OrganisationSpan, "place": text.PlaceSpan, "time": text.TimeSpan,
}

const numKinds = int(text.OtherSpan) + 1

// goldEntities reads the entity layer of a GUM sentence: in the last column
// "(1-person-...", a bracket with number and type, opens a span and "1)"
// closes it.
func goldEntities(s *text.TreebankSentence) []model.Entity {
	type open struct {
		group string
		first int32
		kind  uint8
	}
	var stack []open
	var out []model.Entity
	add := func(first, last int32, kind uint8) {
		out = append(out, model.Entity{First: first, Last: last, Head: spanHead(s, first, last), Kind: kind})
	}
	for i := range s.Tokens {
		layer := ""
		for part := range strings.SplitSeq(s.Misc[i], "|") {
			if v, ok := strings.CutPrefix(part, "Entity="); ok {
				layer = v
			}
		}
		for layer != "" {
			if layer[0] == '(' {
				end := strings.IndexAny(layer[1:], "()") + 1
				if end == 0 {
					end = len(layer)
				}
				field := strings.Split(layer[1:end], "-")
				kind := uint8(text.OtherSpan)
				if len(field) > 1 {
					if k, ok := entityKinds[field[1]]; ok {
						kind = uint8(k)
					}
				}
				if end < len(layer) && layer[end] == ')' {
					add(int32(i), int32(i), kind)
					end++
				} else {
					stack = append(stack, open{field[0], int32(i), kind})
				}
				layer = layer[end:]
				continue
			}
			end := strings.IndexByte(layer, ')')
			if end < 0 {
				break
			}
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].group == layer[:end] {
					add(stack[k].first, int32(i), stack[k].kind)
					stack = append(stack[:k], stack[k+1:]...)
					break
				}
			}
			layer = layer[end+1:]
		}
	}
	return out
}

// spanHead gives the first token of a span whose head stands outside it.
func spanHead(s *text.TreebankSentence, first, last int32) int32 {
	for i := first; i <= last; i++ {
		if h := s.Tokens[i].Head; h < int(first) || h > int(last) {
			return i
		}
	}
	return first
}

// annotated gives the sentences of GUM, which have an entity layer.
func annotated(bank []*sentence) []*sentence {
	var out []*sentence
	for _, s := range bank {
		for _, c := range s.gold.Comments {
			if strings.HasPrefix(c, "# sent_id = GUM_") {
				out = append(out, s)
			}
		}
	}
	return out
}

// own gives the sentences of the treebank of our own, whose numbers begin with
// "train-".
func own(bank []*sentence) []*sentence {
	var out []*sentence
	for _, s := range bank {
		for _, c := range s.gold.Comments {
			if strings.HasPrefix(c, "# sent_id = train-") {
				out = append(out, s)
			}
		}
	}
	return out
}

const (
	entityMargin = 10
	entityLeast  = 2
	forget       = 0.5 // of the tokens are learned without knowing their word, so that unknown ones are judged by the rest
)

// trainEntities learns the kinds of entities and which dependents belong to
// them, on gold trees with automatic tags.
func (l *labels) trainEntities(bank []*sentence, gazetteer *model.Gazetteer, epochs int, seed uint64) (kinds, members *model.Weights) {
	bank = annotated(bank)
	kind, member := newLearner(numKinds), newLearner(2)
	random := rand.New(rand.NewPCG(seed, 4))
	order := make([]int, len(bank))
	for i := range order {
		order[i] = i
	}
	var s model.Sentence
	e := model.Entities{Gazetteer: gazetteer}
	var f []uint64
	kindScores, memberScores := make([]int32, numKinds), make([]int32, 2)
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			b := bank[k]
			s.Reset(b.words)
			copy(s.Tags, b.auto)
			for i := range b.words {
				s.Heads[i], s.Rels[i] = b.heads[i], b.rels[i]
				if int(b.heads[i]) == len(b.words) {
					s.Heads[i] = -1
				}
			}
			e.Reset(&s)
			entities := make(map[int32]model.Entity)
			for _, x := range goldEntities(b.gold) {
				if old, ok := entities[x.Head]; !ok || x.Last-x.First > old.Last-old.First {
					entities[x.Head] = x
				}
			}
			for i := range int32(len(b.words)) {
				x, is := entities[i]
				f = e.KindFeatures(f[:0], i)
				seen := f
				if random.Float64() < forget {
					seen = f[model.KnownWord:]
				}
				kind.learn(seen, kindScores, x.Kind, entityMargin)
				if !is {
					continue
				}
				for _, k := range e.Kids(i) {
					in := uint8(0)
					if first, last := e.Reach(k); first >= x.First && last <= x.Last {
						in = 1
					}
					f = e.MemberFeatures(f[:0], i, k)
					member.learn(f, memberScores, in, entityMargin)
				}
			}
		}
	}
	return kind.average(entityLeast), member.average(entityLeast)
}

// entityScore counts entity spans: those right (first and last token and kind),
// those found and those in the treebank.
type entityScore struct{ right, found, gold int }

func (s entityScore) f1() float64 { return 200 * float64(s.right) / float64(max(s.found+s.gold, 1)) }

// scoreEntities counts all entity spans, those headed by a proper noun, and
// these again without their kind.
func (l *labels) scoreEntities(m *model.Model, bank []*sentence) (all, named, borders entityScore) {
	p := model.NewParser(m)
	var s model.Sentence
	var found []model.Entity
	var in []*sentence // the sentence of each entity found
	var proper []bool
	count := func() {
		model.Agree(found)
		for i, x := range found {
			all.found++
			if proper[i] {
				named.found++
				borders.found++
			}
			for _, y := range goldEntities(in[i].gold) {
				if y.First != x.First || y.Last != x.Last {
					continue
				}
				name := proper[i] && in[i].gold.Tokens[y.Head].UPOS == text.PROPN
				if y.Kind == x.Kind {
					all.right++
					if name {
						named.right++
					}
				}
				if name {
					borders.right++
				}
				break
			}
		}
		found, in, proper = found[:0], in[:0], proper[:0]
	}
	for _, b := range annotated(bank) {
		if startsDocument(b.gold) {
			count()
		}
		s.Reset(b.words)
		p.Tag(&s)
		p.Parse(&s)
		for _, x := range goldEntities(b.gold) {
			all.gold++
			if b.gold.Tokens[x.Head].UPOS == text.PROPN {
				named.gold++
				borders.gold++
			}
		}
		found = p.Entities(&s, found)
		for len(in) < len(found) {
			in = append(in, b)
			proper = append(proper, l.coarse[s.Tags[found[len(in)-1].Head]] == uint8(text.PROPN))
		}
	}
	count()
	return all, named, borders
}

func startsDocument(s *text.TreebankSentence) bool {
	for _, c := range s.Comments {
		if strings.HasPrefix(c, "# newdoc") {
			return true
		}
	}
	return false
}
