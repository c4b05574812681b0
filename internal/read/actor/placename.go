package actor

import (
	"strings"
	"unicode"

	"factum/internal/read/text"
)

// placeNames puts together the names of the gazetteer that a parser has torn at
// a small word in the middle: "Dar | es Salaam".
func (w *walker) placeNames(s *text.Sentence, n, from int) {
	if w.g == nil {
		return
	}
	var forms []string
	for i := 0; i+2 < len(s.Tokens); i++ {
		if t := &s.Tokens[i+1]; !capital(s.Tokens[i].Form) || capital(t.Form) || t.UPOS != text.PROPN && t.UPOS != text.X || !capital(s.Tokens[i+2].Form) {
			continue
		}
		if forms == nil {
			for k := range s.Tokens {
				forms = append(forms, s.Tokens[k].Form)
			}
		}
		if m, _ := w.g.Match(forms, i); m >= 3 {
			w.unite(s, n, from, i, i+m-1)
		}
	}
}

// unite makes one name of tokens first to last, headed by the one that hangs on
// a token outside.
func (w *walker) unite(s *text.Sentence, n, from, first, last int) {
	at := w.at[n]
	keep := -1
	for k := from; k < len(w.phrases); k++ {
		p := &w.phrases[k]
		if p.dead || p.head < first || p.head > last || p.form != ByName {
			continue
		}
		if p.name0 < first || p.name1 > last {
			return // part of a longer name
		}
		if keep < 0 || s.Tokens[p.head].Head < first || s.Tokens[p.head].Head > last {
			keep = k
		}
	}
	if keep < 0 {
		return
	}
	for k := from; k < len(w.phrases); k++ {
		if p := &w.phrases[k]; k != keep && !p.dead && p.head >= first && p.head <= last {
			at[p.head] = int32(keep)
			p.dead = true
		}
	}
	p := &w.phrases[keep]
	p.name0, p.name1 = first, last
	p.first, p.last = min(p.first, first), max(p.last, last)
	p.score = [numClasses]float32{locality: statePrior}
	p.class = locality
}

// scripts makes a name of what stands in brackets behind a name, in another
// script: "Giorgi Beridze (გიორგი ბერიძე)".
func (w *walker) scripts(s *text.Sentence, n, from int) {
	const most = 6 // words
	for i := 1; i+2 < len(s.Tokens); i++ {
		if s.Tokens[i].Form != "(" && s.Tokens[i].Form != "[" {
			continue
		}
		j := i + 1
		for j < len(s.Tokens) && j <= i+most && foreign(s.Tokens[j].Form) {
			j++
		}
		if j == i+1 || j >= len(s.Tokens) || s.Tokens[j].Form != ")" && s.Tokens[j].Form != "]" {
			continue
		}
		before := w.nameBefore(from, i)
		if before < 0 || w.phrases[before].class != person {
			continue
		}
		p := w.phrases[before]
		p.head, p.first, p.last, p.name0, p.name1 = i+1, i+1, j-1, i+1, j-1
		p.title, p.surname, p.owner, p.owns, p.quote, p.antecedent = -1, -1, -1, -1, -1, -1
		p.gram, p.group, p.lemma, p.kindLemma, p.noun = apposed, false, strings.ToLower(s.Tokens[i+1].Form), "", 0
		for k := from; k < len(w.phrases); k++ {
			if q := &w.phrases[k]; q.head > i && q.head < j {
				q.dead = true
			}
		}
		for k := i + 1; k < j; k++ {
			w.at[n][k] = -1
		}
		w.at[n][i+1] = int32(len(w.phrases))
		w.phrases = append(w.phrases, p)
		i = j
	}
}

// nameBefore gives the phrase whose name ends before token i; -1 if none does.
func (w *walker) nameBefore(from, i int) int {
	for k := from; k < len(w.phrases); k++ {
		if p := &w.phrases[k]; !p.dead && p.form == ByName && p.name1 == i-1 {
			return k
		}
	}
	return -1
}

// foreign says whether a word is written in letters of another script than
// Latin.
func foreign(form string) bool {
	letters := 0
	for _, r := range form {
		if unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 0 || form == "-" || form == "."
}

// nowhere says whether a name is none: a number in words, a day, a zone of
// clocks.
func (w *walker) nowhere(s *text.Sentence, p *phrase) bool {
	days, numbers, rest := 0, 0, 0
	for i := p.name0; i <= p.name1; i++ {
		t := &s.Tokens[i]
		lower := strings.TrimSuffix(strings.ToLower(t.Form), ".")
		switch {
		case t.UPOS == text.PUNCT || lower == "and" || lower == "-":
		case cardinals[lower] || strings.Trim(lower, "0123456789:.") == "":
			numbers++
		case calendarWord(lower):
			days++
		case p.name0 == i && (lower == "utc" || lower == "gmt"):
			days++
			numbers++
		default:
			rest++
		}
	}
	return rest == 0 && (numbers > 0 && days > 0 || days == 0 && numbers > 0)
}

var cardinals = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million") {
		m[w] = true
		for _, tens := range [...]string{"twenty-", "thirty-", "forty-", "fifty-", "sixty-", "seventy-", "eighty-", "ninety-"} {
			if len(w) <= 5 {
				m[tens+w] = true
			}
		}
	}
	return m
}()

// calendarWord says whether a word is the name of a day or a month, or its first
// three letters.
func calendarWord(lower string) bool {
	switch lower {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return weekdayOrMonth(lower)
}

func weekdayOrMonth(lower string) bool {
	switch lower {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december":
		return true
	}
	return false
}

// around adds what the words before and behind a name tell, where a parser may
// have hung them anywhere.
func (w *walker) around(s *text.Sentence, p *phrase, score *[numClasses]float32) {
	k := p.name0 - 1
	if k < 0 {
		return
	}
	switch before := strings.ToLower(s.Tokens[k].Form); {
	case before == "of" && k > 0:
		noun := traitOf(nounLemma(&s.Tokens[k-1]))
		switch {
		case s.Tokens[k-1].UPOS != text.NOUN:
		case noun.settlement:
			score[locality] += statePrior // "the town of Adwa"
		case noun.undergone:
			score[person] += titlePrior / 2 // "the whereabouts of Ann Lee"
		}
	case before == "off" || before == "near" || before == "outside":
		if p.title < 0 {
			score[locality] += titlePrior / 2
		}
	case before == "the" && p.name0 < p.name1 && p.title < 0 && !p.plural:
		score[person] -= strangePrior
	}
	if traitOf(nounLemma(&s.Tokens[k])).craft && s.Tokens[k].UPOS == text.NOUN {
		score[other] += statePrior // "the ferry Aurora"
	}
	if b := w.nounBehind(s, p.name1); b < 0 {
		return
	} else if traitOf(nounLemma(&s.Tokens[b])).craft {
		score[other] += statePrior
	} else if isOffice(&s.Tokens[b]) {
		score[person] += titlePrior
	}
}

// nounBehind gives the noun of a description that stands behind a name
// between commas: "Ann Lee, the retired Danish general sought by …"; -1 if none
// does.
func (w *walker) nounBehind(s *text.Sentence, name1 int) int {
	const most = 6 // words before the noun
	i := name1 + 1
	if i+1 >= len(s.Tokens) || s.Tokens[i].Form != "," {
		return -1
	}
	if i++; s.Tokens[i].UPOS == text.DET && determinerOf(&s.Tokens[i]) != negative {
		i++
	} else if !pronouns[strings.ToLower(s.Tokens[i].Form)].possessive {
		return -1
	}
	for j := i; j < len(s.Tokens) && j < i+most; j++ {
		t := &s.Tokens[j]
		switch {
		case t.UPOS == text.NOUN && !t.Feats.Has(text.Plural):
			if j+1 < len(s.Tokens) && s.Tokens[j+1].UPOS == text.NOUN {
				continue
			}
			return j
		case t.UPOS == text.ADJ || t.UPOS == text.NUM || t.UPOS == text.ADV || t.UPOS == text.PROPN || t.Form == "-" || t.XPOS == "VBN":
		default:
			return -1
		}
	}
	return -1
}

// fullTitle writes an abbreviated title out: "Gen." is a general.
func fullTitle(lower string) string {
	if full, ok := shortTitles[strings.TrimSuffix(lower, ".")]; ok {
		return full
	}
	return lower
}

var shortTitles = map[string]string{
	"gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral", "cmdr": "commander", "gov": "governor",
	"sen": "senator", "pres": "president", "prof": "professor", "min": "minister", "amb": "ambassador",
}
