package event

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
	"factum/internal/read/when"
)

// A scene is a sentence that names a day, and what it speaks of: entities and
// words. Two scenes that speak of the same can name the same day even where
// neither was read as a statement, or both were read as different ones.
type scene struct {
	reading, expression int
	days                factum.Interval // unknown where the document has no day
	about               []string        // features, sorted, each once
	after               []string        // those of the sentences behind it that name no time
}

// scenes holds the scenes of a case, and how much each feature tells.
type scenes struct {
	list   []scene
	of     [][2]int // the first scene of a reading, and the one behind its last
	weight map[string]float64
	dated  map[string][]int // scenes with a day, by feature
	// timeless holds the features of the sentences that name no time, of readings
	// whose day is open.
	timeless map[int][][]string
	// written holds what publications has found.
	written map[meaning]when.Days
}

// dayScenes finds the scenes of all documents, still without their days. A
// feature weighs more the fewer documents have it.
func (b *builder) dayScenes() *scenes {
	s := &scenes{weight: map[string]float64{}, dated: map[string][]int{}, timeless: map[int][][]string{}, written: map[meaning]when.Days{}}
	in := map[string]int{}
	documents := 0
	s.of = make([][2]int, len(b.readings))
	for r, reading := range b.readings {
		s.of[r] = [2]int{len(s.list), len(s.list)}
		if reading.Document == nil {
			continue
		}
		documents++
		doc := reading.Document.Text
		mentions := map[int][]string{}
		var named []mention
		seen := map[string]bool{}
		for a := range reading.Actors {
			e := b.entityOf[r][a]
			if e < 0 || !b.Entities[e].Named {
				continue
			}
			name := "=" + b.Entities[e].ID
			seen[name] = true
			for _, m := range reading.Actors[a].Mentions {
				mentions[m.Sentence] = append(mentions[m.Sentence], name)
				named = append(named, mention{m.Start, name})
			}
		}
		slices.SortFunc(named, func(x, y mention) int { return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.name, y.name)) })
		for _, w := range stems(doc) {
			seen[w] = true
		}
		for f := range seen {
			in[f]++
		}
		if !reading.Document.Published.Exact() {
			s.timeless[r] = timeless(reading.Times, doc, named)
		}
		for i := range reading.Times {
			x := &reading.Times[i]
			if x.Type != when.Date && x.Type != when.Time || x.Problem != "" || x.Tense == when.FutureTense || x.Symbol.Kind != when.Point || clockAlone(reading.Times, x) || ahead(&x.Symbol) {
				continue
			}
			from, to := sentenceAround(doc, x.Start, x.End)
			about := slices.Concat(stems(doc[from:x.Start]), stems(doc[x.End:to]), mentions[x.Sentence])
			slices.Sort(about)
			s.list = append(s.list, scene{reading: r, expression: i, about: slices.Compact(about), after: following(reading.Times, i, doc, to, named)})
		}
	}
	for r := range s.of {
		s.of[r][1] = len(s.list)
		if r+1 < len(s.of) {
			s.of[r][1] = s.of[r+1][0]
		}
	}
	for f, n := range in {
		s.weight[f] = math.Log(float64(documents+1) / float64(n))
	}
	return s
}

// ahead says whether an expression means the next such day: what is told of it is
// still to come.
func ahead(s *when.Symbol) bool {
	if len(s.Steps) == 0 || s.Steps[0].Op != when.Seek {
		return false
	}
	d := s.Steps[0].Direction
	return d == when.From || d == when.Later
}

// clockAlone says whether an expression is the hour of a day that no words name:
// its own, or that of the expression that it goes on from.
func clockAlone(times []when.Expression, x *when.Expression) bool {
	const deep = 64
	for range deep {
		a := x.Symbol.Anchor
		if x.Symbol.ClockAlone() {
			return true
		}
		if x.Type != when.Time || a.Kind != when.OtherExpression || a.Expression < 0 || a.Expression >= len(times) {
			return false
		}
		x = &times[a.Expression]
	}
	return false
}

// mention is a named entity at a place of a text.
type mention struct {
	start int
	name  string
}

// goesOn is how many bytes behind a sentence are taken to tell of the same day.
const goesOn = 300

// following gives the features of what stands behind a sentence, up to the next
// time expression or the end of the line.
func following(times []when.Expression, i int, doc string, from int, named []mention) []string {
	to := min(len(doc), from+goesOn)
	for k := i + 1; k < len(times) && times[k].Start < to; k++ {
		if times[k].Start >= from {
			to = times[k].Start
		}
	}
	if to <= from {
		return nil
	}
	if n := strings.IndexByte(doc[from:to], '\n'); n >= 0 {
		to = from + n
	}
	return within(doc, from, to, named)
}

// within gives the features of a stretch of a text.
func within(doc string, from, to int, named []mention) []string {
	about := stems(doc[from:to])
	at, _ := slices.BinarySearchFunc(named, from, func(m mention, start int) int { return cmp.Compare(m.start, start) })
	for ; at < len(named) && named[at].start < to; at++ {
		about = append(about, named[at].name)
	}
	slices.Sort(about)
	return slices.Compact(about)
}

// timeless gives the features of the sentences of a text that name no time.
func timeless(times []when.Expression, doc string, named []mention) (list [][]string) {
	next := 0
	for from := 0; from < len(doc); {
		_, to := sentenceAround(doc, from, from)
		for next < len(times) && times[next].End <= from {
			next++
		}
		if next >= len(times) || times[next].Start >= to {
			if about := within(doc, from, to, named); len(about) > 1 {
				list = append(list, about)
			}
		}
		from = to + 1
	}
	return list
}

// redate gives the scenes the days that their words mean by now.
func (s *scenes) redate(b *builder) {
	clear(s.dated)
	var ctx *when.Context
	for i := range s.list {
		x := &s.list[i]
		if i == 0 || s.list[i-1].reading != x.reading {
			ctx = b.context(x.reading, b.readings[x.reading].Document.Published.Interval)
		}
		days, _ := ctx.When(&ctx.Expressions[x.expression])
		x.days = local(days)
		if !x.days.Closed() || x.days.To.Day.Sub(x.days.From.Day) > spread {
			continue
		}
		for _, f := range x.about {
			if s.weight[f] > 0 {
				s.dated[f] = append(s.dated[f], i)
			}
		}
	}
}

// vote is what scenes say for a day of publication.
type vote struct {
	like   float64
	voices []voice
}

// voice is what one scene says for it, by another one that it is like.
type voice struct {
	like         float64
	scene, other int
}

// byScenes dates a document by scenes that others date. Every scene has one
// voice, for the days on which it would mean the day of the scene it is most
// like.
func (b *builder) byScenes(r int, s *scenes) (found finding, ok bool) {
	ctx := b.context(r, factum.Interval{})
	prior := when.NewDays(b.readings[r].Document.Published.Interval)
	votes := map[factum.Day]*vote{}
	for i := s.of[r][0]; i < s.of[r][1]; i++ {
		x := &s.list[i]
		voices := map[factum.Day]voice{}
		symbol := &b.readings[r].Times[x.expression].Symbol
		likest := map[factum.Interval]voice{} // by the day that others give
		for _, k := range s.near(i) {
			like := s.like(x, &s.list[k])
			if symbol.YearAlone() && like >= leastDay {
				like = min(1, dateAlone+dayGain*like) // that the day is the same is a reason, too
			}
			if like >= leastLike && like > likest[s.list[k].days].like {
				likest[s.list[k].days] = voice{like, i, k}
			}
		}
		for days, v := range likest {
			for _, run := range s.publications(ctx, symbol, days).And(prior) {
				if !run.Closed() || run.To.Day.Sub(run.From.Day) > window {
					continue
				}
				for p := run.From.Day; p <= run.To.Day; p = p.Add(1) {
					if w := voices[p]; v.like > w.like || v.like == w.like && v.other < w.other {
						voices[p] = v
					}
				}
			}
		}
		for p, v := range voices {
			if votes[p] == nil {
				votes[p] = &vote{}
			}
			votes[p].like += v.like
			votes[p].voices = append(votes[p].voices, v)
		}
	}
	best := 0.0
	var first, last, at factum.Day
	for p, v := range votes {
		if v.like > best || v.like == best && p < at {
			best, at = v.like, p
		}
	}
	if best < enough {
		return found, false
	}
	for p, v := range votes {
		if v.like >= best*nearly {
			if !first.Known() || p < first {
				first = p
			}
			if !last.Known() || p > last {
				last = p
			}
		}
	}
	for p, v := range votes {
		if p >= first && p <= last {
			continue
		}
		other := 0.0 // what speaks for that day and not for the best
		for _, x := range v.voices {
			if !slices.ContainsFunc(votes[at].voices, func(y voice) bool { return x.scene == y.scene && x.other == y.other }) {
				other += x.like
			}
		}
		if other > best*rival {
			return found, false
		}
	}
	found.Interval = factum.Between(first, last)
	for _, pair := range votes[at].voices {
		x, y := &s.list[pair.scene], &s.list[pair.other]
		found.because = append(found.because, b.quote(x.reading, b.readings[x.reading].Times[x.expression].Range, sharedNote),
			b.quote(y.reading, b.readings[y.reading].Times[y.expression].Range, thereNote))
	}
	return found, true
}

// meaning is a symbol that counts from publication, and the days that it means.
type meaning struct {
	symbol string
	days   factum.Interval
}

// publications gives the days on which a symbol can have been written if it
// means the days. The same words come again and again.
func (s *scenes) publications(ctx *when.Context, symbol *when.Symbol, days factum.Interval) when.Days {
	if symbol.Anchor.Kind != when.Publication {
		return ctx.Publications(symbol, days)
	}
	key := meaning{symbol.String(), days}
	found, ok := s.written[key]
	if !ok {
		found = ctx.Publications(symbol, days)
		s.written[key] = found
	}
	return found
}

// Bounds for scenes; see [scenes.like].
const (
	leastLike = 0.3  // of two scenes, to count at all
	leastDay  = 0.08 // the same for scenes that name their day but for the year;
	dateAlone = 0.15 // what that gives them,
	dayGain   = 2    // and how much more their likeness counts
	enough    = 0.6  // of all scenes for a day of publication, to date a document
	nearly    = 0.8  // days with this share of the best are no worse
	rival     = 0.65 // no other day may have this share of it for other reasons
)

// commonest is how many dated scenes may have a feature for it to lead to them.
const commonest = 200

// near gives the dated scenes of other documents that share a telling feature
// with a scene, in order.
func (s *scenes) near(i int) []int {
	var list []int
	for _, f := range s.list[i].about {
		if len(s.dated[f]) > commonest {
			continue
		}
		for _, k := range s.dated[f] {
			if s.list[k].reading != s.list[i].reading {
				list = append(list, k)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// spread is over how many days the time of a scene may stretch.
const spread = 3

// like says how much two scenes have in common, from 0 to 1.
func (s *scenes) like(a, c *scene) float64 {
	both, i, k := 0.0, 0, 0
	for i < len(a.about) && k < len(c.about) {
		switch cmp.Compare(a.about[i], c.about[k]) {
		case -1:
			i++
		case 1:
			k++
		default:
			w := s.weight[a.about[i]]
			both += w * w
			i, k = i+1, k+1
		}
	}
	if both == 0 {
		return 0
	}
	return both / math.Sqrt(s.norm(a)*s.norm(c))
}

func (s *scenes) norm(a *scene) float64 {
	n := 0.0
	for _, f := range a.about {
		n += s.weight[f] * s.weight[f]
	}
	return n
}

// sentenceAround gives the sentence around a range of a text, as far as marks
// and lines show it.
func sentenceAround(doc string, start, end int) (from, to int) {
	from, to = start, end
	for from > 0 && !ends(doc, from-1) {
		from--
	}
	for to < len(doc) && !ends(doc, to) {
		to++
	}
	return from, to
}

// ends says whether a sentence ends with byte i.
func ends(doc string, i int) bool {
	switch doc[i] {
	case '\n':
		return true
	case '.', '!', '?', ';':
		return i+1 >= len(doc) || doc[i+1] == ' ' && (i+2 >= len(doc) || !unicode.IsLower(rune(doc[i+2])) && !unicode.IsDigit(rune(doc[i+2]))) ||
			doc[i+1] == '\n' || doc[i+1] == '"'
	}
	return false
}

// emptyWords are words of grammar and of saying, which tell no scenes apart.
const emptyWords = " about after again against also although among another because been before being between both could during each every from have having here into itself just later made make many more most much only other over said same says should since some such than that their them then there these they this those through told under until upon very were what when where which while whose will with without would your "

// stems gives the words of a text with four letters or more without their
// endings, names with three. Numbers are none.
func stems(text string) []string {
	var list []string
	for text != "" {
		r, n := utf8.DecodeRuneInString(text)
		if !unicode.IsLetter(r) {
			text = text[n:]
			continue
		}
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(text)
		}
		word := strings.ToLower(text[:end])
		if letters := utf8.RuneCountInString(word); letters >= 4 || letters == 3 && unicode.IsUpper(r) {
			if !strings.Contains(emptyWords, " "+word+" ") {
				list = append(list, stem(word))
			}
		}
		text = text[end:]
	}
	return list
}

// stem cuts the commonest endings of English off.
func stem(word string) string {
	for _, ending := range [...]string{"ing", "ed", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(word, ending); ok && len(rest) >= 4 {
			return rest
		}
	}
	return word
}
