package name

import (
	"math"
	"strings"
	"unicode/utf8"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// Parse reads the name of a person. Any string is read; one without letters
// gives a name without parts.
func Parse(s string) Name {
	tokens, notes := tokenise(s)
	return person(s, tokens, notes)
}

func person(s string, tokens []token, notes []string) Name {
	n := Name{Text: s, Notes: notes}
	p := parser{lex: words(), tokens: tokens, text: s, parts: make([]Part, 0, len(tokens)+1), segment: make([]int, 0, len(tokens)+1)}
	p.mixedCase = strings.IndexFunc(s, isLower) >= 0
	p.units()
	if len(p.parts) == 0 || !p.anyName() {
		// Nothing but titles and particles: then they are the name.
		p.parts = p.parts[:0]
		for i := range tokens {
			p.plain(i)
		}
	}
	n.Parts = p.parts
	p.roles(&n)
	n.finish(Fitted())
	return n
}

func isLower(r rune) bool { return r >= 'a' && r <= 'z' }

// parser puts tokens together to parts.
type parser struct {
	lex       *lexicon
	text      string
	tokens    []token
	parts     []Part
	segment   []int // for each part the number of commas before it
	commas    int
	mixedCase bool
	gender    Gender
}

func (p *parser) anyName() bool {
	for i := range p.parts {
		if p.parts[i].counts() && p.parts[i].Role != Title {
			return true
		}
	}
	return len(p.parts) > 0 && p.parts[0].Role == Title
}

// word gives a token as the lexicon writes it, and what it is there.
func (p *parser) word(i int) (string, word) {
	t := &p.tokens[i]
	w := t.fold
	if t.script == romanise.Latin {
		w = romanise.Plain(w)
	}
	return w, p.lex.words[w]
}

// tied says whether a token has a neighbour to its right in the same segment.
func (p *parser) tied(i int) bool {
	return i+1 < len(p.tokens) && p.tokens[i+1].before != ','
}

// pending is what has been read of a part before its main word.
type pending struct {
	from     int // first token; -1 is none
	particle []string
	role     Role
	prefix   string // letters that belong to the key: abd, abu
}

func (p *parser) units() {
	none := pending{from: -1}
	pre := none
	begin := func(i int, w string) {
		if pre.from < 0 {
			pre.from = i
		}
		if w != "" {
			pre.particle = append(pre.particle, w)
		}
	}
	lastSegment := -1
	for i := 0; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if t.before == ',' {
			p.commas++
			pre = none
		}
		first := lastSegment != p.commas // no part of this segment yet
		w, kind := p.word(i)
		next := ""
		if p.tied(i) {
			next, _ = p.word(i + 1)
		}
		switch kind {
		case wordArticle:
			if next != "" {
				begin(i, w)
				continue
			}
		case wordArticleTied:
			if next != "" && (p.tokens[i+1].before == '-' || strings.HasSuffix(w, next[:1])) {
				if !(len(next) <= 3 && (next == "din" || next == "dyn")) {
					begin(i, w)
					continue
				}
				begin(i, w)
				continue
			}
		case wordAbd:
			if next != "" {
				begin(i, "")
				pre.prefix, pre.role = abdPrefix(t.script), Plain
				continue
			}
		case wordKunya:
			if next != "" {
				begin(i, w)
				pre.role, pre.prefix = Kunya, kunyaPrefix(w, t.script)
				continue
			}
		case wordNasab:
			if next != "" && (len(p.parts) > 0 || w != "ben" && w != "bar" || p.commaAfter(i)) {
				begin(i, w)
				pre.role, pre.prefix = Nasab, ""
				continue
			}
		case wordNasabAfter:
			if k := len(p.parts) - 1; k >= 0 && pre.from < 0 && p.parts[k].counts() {
				last := &p.parts[k]
				last.Role, last.Particle, last.End, last.Text = Patronymic, w, t.end, p.text[last.Start:t.end]
				continue
			}
		case wordParticle:
			if next != "" && (i > 0 || p.commaAfter(i)) {
				begin(i, w)
				continue
			}
		case wordParticleSmall:
			if next != "" && p.mixedCase && !t.upper && (i > 0 || p.commaAfter(i)) {
				begin(i, w)
				continue
			}
		case wordHonorific:
			if (first || len(p.parts) > 0 && p.parts[len(p.parts)-1].Role == Honorific) && next != "" && pre.from < 0 {
				p.add(i, i, w, Honorific)
				if g := p.lex.gender[w]; g != Unknown {
					p.gender = g
				}
				continue // a title does not end the beginning of the segment
			}
		case wordTitle:
			if pre.from < 0 && next != "" {
				p.add(i, i, titleKey(w), Title)
				continue
			}
		case wordSuffix:
			if len(p.parts) > 0 && pre.from < 0 && (next == "" || len(w) > 2) {
				p.add(i, i, w, Suffix)
				continue
			}
		case wordFiller:
			if len(p.parts) > 0 && pre.from < 0 {
				continue
			}
		}
		lastSegment = p.commas
		p.content(i, pre)
		pre = none
	}
}

// commaAfter says whether a comma ends the segment of token i: "BEN AMMAR, Nizar".
func (p *parser) commaAfter(i int) bool {
	for _, t := range p.tokens[i+1:] {
		if t.before == ',' {
			return true
		}
	}
	return false
}

func abdPrefix(s romanise.Script) string {
	if s == romanise.Arabic {
		return "'bd"
	}
	return "abd"
}

func kunyaPrefix(w string, s romanise.Script) string {
	mother := w == "umm" || w == "um" || w == "oum" || w == "om" || w == "умм" || strings.HasSuffix(w, "م")
	switch {
	case s == romanise.Arabic && mother:
		return "am"
	case s == romanise.Arabic:
		return "abw"
	case mother:
		return "um"
	}
	return "abu"
}

// add appends a part that is one lexicon word.
func (p *parser) add(from, to int, key string, role Role) {
	p.append(Part{Text: p.text[p.tokens[from].start:p.tokens[to].end], Start: p.tokens[from].start, End: p.tokens[to].end,
		Role: role, Script: p.tokens[to].script, Key: key})
}

func (p *parser) append(part Part) {
	p.parts = append(p.parts, part)
	p.segment = append(p.segment, p.commas)
}

// plain appends a token as it is.
func (p *parser) plain(i int) {
	t := &p.tokens[i]
	part := Part{Text: p.text[t.start:t.end], Start: t.start, End: t.end, Script: t.script}
	part.Key = letters(t.fold, t.script)
	part.readings = append(part.readings, newReading(part.Key, t.script, 0, ""))
	p.append(part)
}

// letters romanises a folded token.
func letters(fold string, s romanise.Script) string {
	if s == romanise.Latin {
		return romanise.Plain(fold)
	}
	return romanise.Letters(fold, s)
}

func newReading(key string, s romanise.Script, cost float64, why string) reading {
	return reading{letters: phonetic.Prepare(key), mask: phonetic.Mask(key), script: s, cost: cost, why: why}
}

// content appends the part whose main word is token i.
func (p *parser) content(i int, pre pending) {
	t := &p.tokens[i]
	start := t.start
	if pre.from >= 0 {
		start = p.tokens[pre.from].start
	}
	part := Part{Text: p.text[start:t.end], Start: start, End: t.end, Script: t.script, Role: pre.role,
		Particle: strings.Join(pre.particle, " "), tied: i+1 < len(p.tokens) && p.tokens[i+1].before == '-'}
	w, article := t.fold, ""
	if t.script == romanise.Arabic {
		w, article = arabicArticle(w)
		if rest, ok := strings.CutPrefix(w, "عبد"); ok && pre.prefix == "" && article == "" && utf8.RuneCountInString(rest) >= 4 {
			if r, a := arabicArticle(rest); a != "" {
				w, article, pre.prefix = r, "", "'bd"
			}
		}
	}
	if article != "" && part.Particle == "" {
		part.Particle = article
	}
	key := letters(w, t.script)
	if t.script == romanise.Latin {
		if rest, ok := cutAbd(key); ok && pre.prefix == "" {
			key, pre.prefix = rest, "abd"
		}
		key = canonicalDin(key)
		if pre.prefix == "" && shortMuhammad(key) && p.tied(i) {
			key = "muhammad"
		}
	}
	// "X al-din" and "X ullah" are one name in two words.
	if k := len(p.parts) - 1; k >= 0 && p.segment[k] == p.commas && p.parts[k].counts() && p.parts[k].Role != Initial && pre.role != Kunya && pre.role != Nasab &&
		pre.prefix == "" && len(p.parts[k].readings) > 0 {
		if second := laqabEnd(key, part.Particle != "", t.script); second != "" {
			last := &p.parts[k]
			last.Text, last.End, last.Role = p.text[last.Start:t.end], t.end, Laqab
			last.Key += second
			last.tied = part.tied
			stem := newReading(strings.TrimSuffix(last.Key, second), t.script, 3.5, "without "+second)
			last.readings = append([]reading{newReading(last.Key, t.script, 0, ""), stem}, usualReadings(last.Key, t.script)...)
			return
		}
	}
	stem := key
	if pre.prefix != "" {
		key = pre.prefix + key
	}
	part.Key = key
	part.readings = append(part.readings, newReading(key, t.script, 0, ""))
	for _, e := range []string{"aldin", "ullah", "aldyn", "allh"} {
		if short, ok := strings.CutSuffix(key, e); ok && len(short) >= 3 && pre.prefix == "" {
			part.readings = append(part.readings, newReading(short, t.script, 3.5, "without "+e))
		}
	}
	if short := p.construct(i, key); short != "" && pre.prefix == "" {
		part.readings = append(part.readings, newReading(short, t.script, 2.5, "without the article that ties it to the next word"))
	}
	if pre.prefix != "" && len(stem) >= 3 {
		cost, why := 2.5, "without abd"
		if pre.role == Kunya {
			cost, why = 4, "without "+pre.prefix
		}
		part.readings = append(part.readings, newReading(stem, t.script, cost, why))
	}
	if t.script == romanise.Latin {
		if s := romanise.Sounded(t.fold); pre.prefix == "" && s != romanise.Plain(t.fold) {
			part.readings = append(part.readings, newReading(s, t.script, 0.2, "marks sounded"))
		}
		if o := somali(key); o != "" && pre.prefix == "" {
			part.readings = append(part.readings, newReading(o, t.script, 1.5, "Somali letters"))
		}
		if pre.prefix == "" && len(part.Particle) == 0 && len(key) >= 6 && (key[0] == 'a' || key[0] == 'e') && key[1] == 'l' {
			part.readings = append(part.readings, newReading(key[2:], t.script, 0.8, "article written together"))
		}
	}
	part.readings = append(part.readings, usualReadings(part.Key, t.script)...)
	p.initial(&part, t)
	if split := p.splitSyllables(t, part); split {
		return
	}
	p.append(part)
}

// usualReadings gives the Latin spellings that are learned for a token.
func usualReadings(key string, s romanise.Script) []reading {
	if s == romanise.Latin {
		return nil
	}
	var rs []reading
	for _, u := range usualSpellings(key, s) {
		rs = append(rs, newReading(u.latin, romanise.Latin, math.Round(u.cost*costUnit)/costUnit, "usual spelling "+u.latin))
	}
	return rs
}

// initial marks initials and abbreviations; "JC" becomes two.
func (p *parser) initial(part *Part, t *token) {
	if part.Role != Plain || t.script != romanise.Latin && t.script != romanise.Cyrillic && t.script != romanise.Greek || len(part.Key) > len(t.fold) && part.Key == "muhammad" {
		return
	}
	n := utf8.RuneCountInString(t.fold)
	if n == 1 && (t.fold[0] < '0' || t.fold[0] > '9') || t.dot && n <= 3 && n < 3 {
		part.Role = Initial
		return
	}
	if n == 2 && t.allUpper && p.mixedCase && strings.Trim(part.Key, "aeiouy") == part.Key && len(part.Key) == 2 {
		first := *part
		first.Role, first.Key = Initial, part.Key[:1]
		first.readings = []reading{newReading(first.Key, t.script, 0, "")}
		p.append(first)
		part.Role, part.Key = Initial, part.Key[1:]
		part.readings = []reading{newReading(part.Key, t.script, 0, "")}
	}
}

// splitSyllables cuts a Chinese or Korean name that is written in one run.
func (p *parser) splitSyllables(t *token, part Part) bool {
	if len(p.tokens) > 1 {
		return false
	}
	cut := 0
	switch t.script {
	case romanise.Han:
		cut = romanise.SplitHan(t.fold)
	case romanise.Hangul:
		cut = romanise.SplitHangul(t.fold)
	}
	if cut == 0 {
		return false
	}
	at := 0
	for range cut {
		_, w := utf8.DecodeRuneInString(t.fold[at:])
		at += w
	}
	whole := len(t.fold) == t.end-t.start
	for k, s := range []string{t.fold[:at], t.fold[at:]} {
		half := part
		half.Role = []Role{Family, Given}[k]
		half.Key = romanise.Letters(s, t.script)
		half.readings = append([]reading{newReading(half.Key, t.script, 0, "")}, usualReadings(half.Key, t.script)...)
		half.tied = k == 0
		if whole {
			half.Start, half.End = t.start+k*at, t.end-(1-k)*(len(t.fold)-at)
			half.Text = p.text[half.Start:half.End]
		} else {
			half.Text = s
		}
		p.append(half)
	}
	return true
}

// arabicArticle parts the article ال from a word of at least two more letters.
func arabicArticle(w string) (rest, article string) {
	for _, a := range []string{"ال", "أل"} {
		if r, ok := strings.CutPrefix(w, a); ok && utf8.RuneCountInString(r) >= 2 && w != "الله" {
			return r, "ال"
		}
	}
	return w, ""
}

// cutAbd parts "servant of" from a name that is written in one word:
// Abdurrahman, Abdelkader, Abdikadir. Abdullah stays whole.
func cutAbd(w string) (rest string, ok bool) {
	if len(w) < 7 || w[:3] != "abd" || strings.IndexByte("aeiou", w[3]) < 0 {
		return w, false
	}
	rest = w[4:]
	switch {
	case rest[0] == 'l' && !strings.HasPrefix(rest, "la") && !strings.HasPrefix(rest, "lla"):
		rest = strings.TrimPrefix(rest, "l")
	case rest[0] == 'l':
		return w, false
	case len(rest) >= 4 && rest[0] == rest[1]:
		rest = rest[1:]
	}
	if len(rest) < 3 {
		return w, false
	}
	return rest, true
}

// dinEndings are ways to write the end of names such as Saif al-Din.
var dinEndings = []string{"eddine", "eddeen", "eddin", "uddeen", "uddine", "uddin", "oddin", "oddeen", "addin", "addeen", "iddin", "aldeen", "aldin", "eldeen", "eldine", "eldin", "uldin", "udeen", "udin"}

// canonicalDin writes the ending of Saifuddin, Nureddine … as aldin.
func canonicalDin(w string) string {
	if len(w) < 6 || w[len(w)-1] != 'n' && w[len(w)-1] != 'e' {
		return w
	}
	for _, e := range dinEndings {
		if stem, ok := strings.CutSuffix(w, e); ok && len(stem) >= 3 {
			return stem + "aldin"
		}
	}
	return w
}

// laqabEnd gives the letters that a second word such as "al-Din" or "Ullah"
// adds to the first; none if it is no such word.
func laqabEnd(key string, article bool, s romanise.Script) string {
	if s == romanise.Arabic {
		switch {
		case key == "dyn" && article:
			return "aldyn"
		case key == "allh":
			return "allh"
		}
		return ""
	}
	switch key {
	case "din", "deen", "dine", "dyn", "ddin":
		if article {
			return "aldin"
		}
	case "eddine", "eddin", "uddin", "eddeen", "uddeen", "aldin", "eldin", "aldeen", "eldeen", "addin", "oddin", "udin", "eldine":
		return "aldin"
	case "ullah", "ollah", "ulla", "olla", "llah", "oullah":
		return "ullah"
	case "allah":
		return "allah"
	}
	return ""
}
