package event

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
	"factum/internal/read/place"
	"factum/internal/read/when"
)

// feature is what of a statement tells which happening it tells.
type feature struct {
	typ, group, family  factum.Type
	verb                string
	who, whom, places   []string
	whoNamed, whomNamed bool
	whomPerson          bool
	whomGroup           bool // "two hundred people", "migrants"
	// whoOf are the State, the bodies and the speakers that the author's act may
	// be told as an act of; whoStates the States alone.
	whoOf, whoStates, whomOf []string
	days                     factum.Interval
	// clock is 1 + the minutes since noon or midnight that the words show; 0
	// where they show none.
	clock int
	// bareClock says that the words name the hour alone, not the day.
	bareClock bool
	// calling is what an author without a name is described by: "magistrate",
	// "security forces"; callings are those of the offices of one with a name.
	calling  string
	callings []string
	ordinal  ordinal
	kind     int
	// words are the hashed words of the quote, sorted, each once.
	words []uint32
	// source is the document or, without one, the source.
	source           string
	negated, planned bool
	// lasts says that somebody is held still, since whenever it was.
	lasts bool
	// taking says that somebody is carried off; names are the hashed names in the
	// words that are nobody's who has a part.
	taking bool
	names  []uint32
	// published is the last day on which the source can have come out.
	published factum.Day
}

// features reads the features of all statements.
func (b *builder) features() {
	b.feature = make([]feature, len(b.Statements))
	for i := range b.Statements {
		st := &b.Statements[i]
		clock, bareClock := b.clock(i)
		g := groupAt(st, clock > 0)
		f := feature{
			typ: st.Type, group: g, family: families()[g], verb: st.Verb, clock: clock, bareClock: bareClock, calling: b.calling(st.Who), callings: b.callings(st.Who), who: st.Who, whom: st.Whom, places: st.Places,
			ordinal: b.ordinal(i), kind: kind(g, st.Quote+" . "+st.Instrument+" . "+st.Note),
			words: hashed(st.Quote), source: witness(b.readings[b.read[i].reading]),
			negated: st.Negated || st.Modality == factum.Denied, planned: st.Modality == factum.Planned || st.Modality == factum.CalledFor,
		}
		if st.When != nil {
			f.days = st.When.Interval
		}
		if g == factum.Arrest && st.Type == factum.Surrender {
			f.who, f.whom = nil, st.Who // who gives himself up is taken
		}
		if r := b.readings[b.read[i].reading]; r.Document != nil {
			f.published = r.Document.Published.To.Day
		} else {
			f.published = r.Published.To.Day
		}
		f.whoNamed, f.whomNamed = b.known(f.who), b.known(f.whom)
		f.whomPerson = len(f.whom) > 0 && b.byID(f.whom[0]).Kind == factum.Person
		f.whomGroup = b.crowd(i)
		f.taking = slices.Contains(types().Taking, st.Verb) && (g == factum.AllegedCrime || g == factum.Arrest || g == factum.Other)
		if g == factum.AllegedCrime && !f.taking {
			f.names = b.otherNames(st)
		}
		f.lasts = st.Type == factum.Detention && slices.Contains(types().Lasting, st.Verb) && !f.days.Closed()
		f.whoStates, f.whomOf = b.parts(f.who), b.parts(f.whom)
		f.whoOf = slices.Clone(f.whoStates)
		for _, a := range st.AttributedTo {
			if a.Entity != "" {
				f.whoOf = append(f.whoOf, a.Entity)
			}
		}
		b.feature[i] = f
	}
}

// halfDay is the number of minutes after which a clock without a.m. and p.m.
// shows the same.
const halfDay = 12 * 60

// clock gives the minute that the words of statement i show, and whether they
// name no day.
func (b *builder) clock(i int) (minute int, bare bool) {
	r := b.readings[b.read[i].reading]
	t := r.Statements[b.read[i].statement].When
	if t == nil || t.Expression < 0 {
		return 0, false
	}
	sym := &r.Times[t.Expression].Symbol
	if sym.Mod != 0 || sym.To != nil || len(sym.Steps) == 0 {
		return 0, false
	}
	f := sym.Steps[len(sym.Steps)-1].Fields
	if !f.Clock.Known() {
		return 0, false
	}
	return 1 + (int(f.Clock.Hour-1)*60+max(int(f.Clock.Minute)-1, 0))%halfDay, len(sym.Steps) == 1 && f == when.Fields{Clock: f.Clock}
}

// calling gives the calling of the only author, where it bears no name, or else
// the words that describe it.
func (b *builder) calling(who []string) string {
	if len(who) != 1 {
		return ""
	}
	e := b.byID(who[0])
	if e.Named {
		return ""
	}
	if head := headNoun(e.Name); isCalling(head) {
		return head
	}
	return fold(e.Name)
}

// callings gives the callings of the offices that the only author holds.
func (b *builder) callings(who []string) []string {
	if len(who) != 1 {
		return nil
	}
	return b.calledBy[who[0]]
}

// otherNames gives the hashed capitalised words behind the first of a quote that
// are no part of the names of those who have a part.
func (b *builder) otherNames(st *factum.Statement) []uint32 {
	own := map[string]bool{}
	for _, id := range slices.Concat(st.Who, st.Whom) {
		for _, s := range b.byID(id).Spellings {
			for _, w := range strings.Fields(fold(s.Text)) {
				own[w] = true
			}
		}
	}
	var out []uint32
	for i, w := range strings.Fields(st.Quote) {
		r, _ := utf8.DecodeRuneInString(w)
		if key := fold(w); i > 0 && unicode.IsUpper(r) && key != "" && !own[key] {
			out = append(out, hashed(key)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// crowd says whether a statement concerns people whom nobody names, and no one
// person.
func (b *builder) crowd(i int) bool {
	r := b.readings[b.read[i].reading]
	whom := r.Statements[b.read[i].statement].Whom
	return len(whom) > 0 && !slices.ContainsFunc(whom, func(a int) bool { x := &r.Actors[a]; return x.Kind != factum.Person || x.Named || !x.Plural })
}

// parts gives what entities are part of or hold an office of, and those among
// them that are places.
func (b *builder) parts(ids []string) []string {
	var out []string
	for _, id := range ids {
		e := b.byID(id)
		out = union(out, e.Part)
		for _, of := range b.holds[id] {
			out = union(union(out, []string{of}), b.byID(of).Part)
		}
		if e.Kind == factum.Place {
			out = union(out, []string{id})
		}
	}
	return out
}

// hashed gives the hashes of the words of a quote.
func hashed(quote string) []uint32 {
	var out []uint32
	for _, w := range strings.Fields(spaced(quote)) {
		h := fnv.New32a()
		h.Write([]byte(w))
		out = append(out, h.Sum32())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// narrow says whether the days are known to a few.
func (f *feature) narrow() bool { return f.days.Closed() && f.days.To.Day.Sub(f.days.From.Day) <= 3 }

// alike says whether two statements are the same to pair.
func (f *feature) alike(g *feature) bool {
	return f.source == g.source && f.typ == g.typ && f.verb == g.verb && f.negated == g.negated && f.planned == g.planned && f.lasts == g.lasts && f.taking == g.taking && slices.Equal(f.names, g.names) && f.ordinal == g.ordinal &&
		f.kind == g.kind && f.days == g.days && f.clock == g.clock && slices.Equal(f.who, g.who) && slices.Equal(f.whom, g.whom) && slices.Equal(f.places, g.places)
}

// copies says whether two statements are in nearly the same words.
func copies(a, b []uint32) bool {
	const least, share, within = 5, 0.75, 0.9 // words; of all words; of the shorter quote
	if len(a) < least || len(b) < least {
		return false
	}
	both := float64(common(a, b))
	return both >= share*(float64(len(a)+len(b))-both) || both >= within*float64(min(len(a), len(b)))
}

// alikeInWords says whether most words of the shorter of two statements stand in
// the other: one sentence, told by two.
func alikeInWords(a, b []uint32) bool {
	const least, within = 12, 0.6 // words; of the shorter quote
	return min(len(a), len(b)) >= least && float64(common(a, b)) >= within*float64(min(len(a), len(b)))
}

// common counts the words that two sorted lists share.
func common(a, b []uint32) int {
	both, i, k := 0, 0, 0
	for i < len(a) && k < len(b) {
		switch {
		case a[i] == b[k]:
			both++
			i++
			k++
		case a[i] < b[k]:
			i++
		default:
			k++
		}
	}
	return both
}

// placeFit says how two lists of places go together: 1 where they share one,
// a half where one lies in the other, -1 where nobody is at both.
func (b *builder) placeFit(x, y []string) float64 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if shares(x, y) {
		return 1
	}
	key := [2]string{x[0], y[0]}
	if v, ok := b.placeFits[key]; ok {
		return v
	}
	v := b.fitPlaces(b.byID(x[0]), b.byID(y[0]))
	b.placeFits[key] = v
	return v
}

func (b *builder) fitPlaces(p, q *factum.Entity) float64 {
	if slices.Contains(p.Part, q.ID) || slices.Contains(q.Part, p.ID) {
		return 0.5
	}
	if !p.Named || !q.Named {
		return 0
	}
	found, other := b.lookup(p.Name), b.lookup(q.Name)
	if len(found) == 0 || len(other) == 0 {
		return 0
	}
	switch b.gazetteer.Compatible(found[0], other[0]) {
	case place.Yes:
		return 0.5
	case place.No:
		return -1
	}
	return 0
}
