package name

import (
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// table says which costs serve for two scripts, and whether x and y must change places.
func table(x, y romanise.Script) (t phonetic.Table, turned bool) {
	if x == y {
		return phonetic.ForLatin, false
	}
	for _, s := range []struct {
		script romanise.Script
		table  phonetic.Table
	}{{romanise.Arabic, phonetic.ForArabic}, {romanise.Hebrew, phonetic.ForHebrew}, {romanise.Ethiopic, phonetic.ForHebrew}, {romanise.Han, phonetic.ForHan},
		{romanise.Hangul, phonetic.ForHangul}, {romanise.Kana, phonetic.ForKana}, {romanise.Khmer, phonetic.ForHangul}, {romanise.Thai, phonetic.ForHangul}, {romanise.Cyrillic, phonetic.ForCyrillic}} {
		if x == s.script {
			return s.table, false
		}
		if y == s.script {
			return s.table, true
		}
	}
	return phonetic.ForLatin, false
}

// link says how two parts go together.
type link uint8

const (
	unlinked link = iota
	exact
	spelled // other letters
	romanised
	nickname
	initialed
	joined
	gendered
	grouped
)

// distance gives the least cost in nats between two parts' readings, and the readings.
func (w *Weights) distance(p, q *Part, limit float64) (best float64, bi, bj int) {
	best = limit
	strict := syllables(p) || syllables(q)
	for i := range p.readings {
		for j := range q.readings {
			a, b := &p.readings[i], &q.readings[j]
			extra := a.cost + b.cost
			if extra >= best || Apart(a.mask, b.mask, a.letters.Len(), b.letters.Len()) {
				continue
			}
			t, turned := table(a.script, b.script)
			scale := 1.0
			if strict && a.script != b.script {
				scale = w.Syllable
				if t == phonetic.ForHan {
					t = phonetic.ForLatin // Pinyin, not the characters' use for foreign names
				}
			}
			if turned {
				a, b = b, a
			}
			if d := scale*phonetic.Costs(t).Distance(&a.letters, &b.letters, (best-extra)/scale) + extra; d < best {
				best, bi, bj = d, i, j
			}
		}
	}
	return best, bi, bj
}

// Apart says by the masks (package phonetic) and the lengths of two spellings
// that too many of their consonants differ for them to be one name's.
func Apart(a, b uint32, n, m int) bool {
	return bits.OnesCount32((a^b)&(1<<26-1)&^phonetic.Soft) > MostApart(n, m)
}

// MostApart gives how many consonants may differ between spellings of n and m letters.
func MostApart(n, m int) int { return 2 + (n+m)/6 }

// syllables says whether a part is one or two characters of Han or Hangul: a
// native name, whose few letters leave little room.
func syllables(p *Part) bool {
	return (p.Script == romanise.Han || p.Script == romanise.Hangul) && utf8.RuneCountInString(p.native) <= 2
}

// similarity says how alike two parts are (0 to 1), and how.
func (w *Weights) similarity(p, q *Part) (float64, link) {
	if p.Role == Initial || q.Role == Initial {
		return w.initials(p, q)
	}
	if p.Role == Ordinal || q.Role == Ordinal {
		if p.Key == q.Key {
			return 1, exact
		}
		return 0, unlinked
	}
	if p.Key == q.Key && p.Script == q.Script {
		return 1, exact
	}
	if s, l, ok := syllabic(p, q); ok {
		return s, l
	}
	if p.Feminine != q.Feminine && p.Script == q.Script && isGendered(p, q) {
		return 0.5, gendered
	}
	n := float64(p.readings[0].letters.Len()+q.readings[0].letters.Len()) / 2
	common := float64(min(p.ending, q.ending)) // what differs must differ before the ending
	limit := w.LenBase + w.LenStep*(n-common)
	d, i, j := w.distance(p, q, limit*(1-w.MinSim))
	if x, y := p.leaves(i), q.leaves(j); x > 0 && y > 0 && p.Script == q.Script { // two stems are compared, which have fewer letters
		limit = w.LenBase + w.LenStep*(n-max(common, float64(x+y)/2))
	}
	if d > w.Prefix && p.Script == q.Script && begins(p.Key, q.Key) {
		d = w.Prefix
	}
	s := max(0, 1-d/limit)
	l := spelled
	if p.Script != q.Script {
		l = romanised
	}
	if d == 0 && p.Script == q.Script && min(len(p.Key), len(q.Key)) > phonetic.MaxLetters {
		s = w.NickSim // what follows the letters that are compared is not the same
	}
	if s < w.NickSim && areNicknames(p.Key, q.Key) {
		return w.NickSim, nickname
	}
	if s <= w.MinSim+1e-9 {
		return 0, unlinked
	}
	return s, l
}

// leaves gives how many letters reading i leaves out, if it is a stem: Rahman
// of Abd al-Rahman. An article that is left out makes no stem.
func (p *Part) leaves(i int) int {
	n := p.readings[0].letters.Len() - p.readings[i].letters.Len()
	if p.readings[i].script != p.readings[0].script || n <= articleLetters {
		return 0
	}
	return n
}

// articleLetters are those of al, el.
const articleLetters = 2

// begins says whether one key is the beginning of the other, and long enough to mean something.
func begins(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 4 && strings.HasPrefix(b, a)
}

// initials compares where at least one part is an initial or an abbreviation.
func (w *Weights) initials(p, q *Part) (float64, link) {
	a, b := p.Key, q.Key
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == "" {
		return 0, unlinked
	}
	switch {
	case a == b:
		return 1, exact
	case p.Role == Initial && q.Role == Initial && len(a) > 1:
		return 0, unlinked
	case len(b) >= len(a) && b[:len(a)] == a:
		return w.InitialSim, initialed
	case sounds(a[0]) == sounds(b[0]) && len(a) == 1:
		return w.InitialSim * soundsLike, initialed
	}
	return 0, unlinked
}

// soundsLike is what an initial counts that is another letter for the same sound.
const soundsLike = 0.6

// sounds joins letters under which one name may begin.
func sounds(c byte) byte {
	switch c {
	case 'j', 'i', 'y', 'e':
		return 'y'
	case 'c', 'k', 'q':
		return 'k'
	case 'w', 'v':
		return 'v'
	case 'u', 'o':
		return 'u'
	}
	return c
}

// syllabic compares two parts in Han or Hangul by characters: there, another
// character is another name, however alike it sounds.
func syllabic(p, q *Part) (float64, link, bool) {
	if p.Script != q.Script || p.Script != romanise.Han && p.Script != romanise.Hangul {
		return 0, unlinked, false
	}
	if p.native == q.native {
		return 1, exact, true
	}
	a, b := []rune(p.native), []rune(q.native)
	if p.Script == romanise.Han && p.Key == q.Key {
		return 0.7, spelled, true // traditional and simplified characters are read alike
	}
	same := 0
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			same++
		}
	}
	s := 0.6 * float64(same) / float64(max(len(a), len(b)))
	if s < 0.3 {
		return 0, unlinked, true
	}
	return s, spelled, true
}

// isGendered says whether one part is the feminine form of the other.
func isGendered(p, q *Part) bool {
	if !p.Feminine {
		p, q = q, p
	}
	for _, form := range words().masculine(p.Key) {
		if form == q.Key {
			return true
		}
		x, y := phonetic.Prepare(form), phonetic.Prepare(q.Key)
		if phonetic.Costs(phonetic.ForLatin).Distance(&x, &y, 3) < 3 {
			return true
		}
	}
	return false
}

// weight is how much a part counts.
func (w *Weights) weight(p *Part) float64 {
	v := math.Pow(p.info/w.InfoBase, w.InfoPower)
	if p.Role == Title {
		v *= w.Title
	}
	return v
}
