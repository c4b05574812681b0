package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostHead bounds the tokens of the head of an entry.
const mostHead = 16

// entryHead gives the number of tokens up to and with the dash or colon behind
// the time at the head of an entry of a log ("Sunday, 20:45 (21:45 in Riga) –
// Tribunal meets"); 0 if a sentence is none. Parsers, which have seldom seen
// such, make the number the root of all; the two are parsed apart.
func (s *Sentence) entryHead() int {
	number, bracket := false, false
	for i := 0; i+2 < len(s.Tokens) && i < mostHead; i++ {
		t := &s.Tokens[i]
		form := strings.ToLower(t.Form)
		r, _ := utf8.DecodeRuneInString(form)
		switch {
		case form == "(":
			bracket = true
		case form == ")":
			bracket = false
		case bracket:
		case number && (form == "–" || form == "—" || form == "-" || form == ":" && i > 1) && s.Tokens[i+1].SpaceBefore && (t.SpaceBefore || form == ":"):
			next := &s.Tokens[i+1]
			if c, _ := utf8.DecodeRuneInString(next.Form); unicode.IsUpper(c) && !entryTimes[strings.ToLower(next.Form)] || strings.ContainsRune("“\"«", c) {
				return i + 1
			}
			return 0
		case unicode.IsDigit(r):
			number = true
		case form == "," || form == "." || strings.Trim(form, "*•·_") == "" || i == 0 && form == "-" || entryTimes[form]:
		case number && len(form) <= 5 && t.Form == strings.ToUpper(t.Form) && unicode.IsLetter(r): // a zone
		default:
			return 0
		}
	}
	return 0
}

// entryTimes are the words of the time at the head of an entry.
var entryTimes = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
		monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun tues thurs mon. tue. wed. thu. fri. sat. sun.
		a.m. p.m. am pm today yesterday tonight about around circa early late dawn noon midnight morning afternoon evening night gmt utc hrs hours the of`) {
		m[w] = true
	}
	return m
}()
