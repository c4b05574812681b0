package name

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"factum/internal/read/name/romanise"
)

// organisationsGz holds legal forms and words of organisations' names, made by
// learn from rigour's tables (see NOTICE).
//
//go:embed data/organisations.tsv.gz
var organisationsGz []byte

// phrases maps folded phrases to what they stand for.
type phrases struct {
	words   map[string]phrase
	first   map[string]bool // words that a phrase begins with
	longest int             // words of the longest phrase
}

type phrase struct {
	form bool // a legal form
	word string
}

var loadPhrases = sync.OnceValue(func() *phrases {
	text, err := unzip(organisationsGz)
	if err != nil {
		panic(err) // embedded data
	}
	p := &phrases{words: map[string]phrase{}, first: map[string]bool{}}
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		for _, s := range strings.Split(f[2], "|") {
			p.words[s] = phrase{f[0] == "form", f[1]}
			first, _, _ := strings.Cut(s, " ")
			p.first[first] = true
			p.longest = max(p.longest, strings.Count(s, " ")+1)
		}
	}
	return p
})

// FoldPhrase gives a phrase as the tables of organisations hold it: folded
// words with a space between, single letters joined.
func FoldPhrase(s string) string {
	tokens, _ := tokenise(s)
	tokens = joinLetters(tokens)
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = orgFold(&tokens[i])
	}
	return strings.Join(words, " ")
}

func orgFold(t *token) string {
	if t.script == romanise.Latin {
		return romanise.Plain(t.fold)
	}
	return t.fold
}

// joinLetters makes one token of letters with full stops between: "N.A.", "L.X.C".
func joinLetters(tokens []token) []token {
	if !slices.ContainsFunc(tokens, func(t token) bool { return t.dot }) {
		return tokens
	}
	var out []token
	for i, t := range tokens {
		if k := len(out) - 1; k >= 0 && i > 0 && tokens[i-1].dot && (t.before == '.' || tokens[i-1].dot && t.start-tokens[i-1].end <= 2) &&
			len([]rune(t.fold)) == 1 && len([]rune(tokens[i-1].fold)) == 1 {
			out[k].fold += t.fold
			out[k].end, out[k].dot = t.end, t.dot
			continue
		}
		out = append(out, t)
	}
	return out
}

// orgStop are words without weight in an organisation's name.
var orgStop = map[string]bool{"the": true, "of": true, "and": true, "for": true, "in": true, "on": true, "at": true, "a": true, "an": true,
	"de": true, "del": true, "la": true, "le": true, "les": true, "los": true, "du": true, "des": true, "der": true, "die": true, "das": true,
	"und": true, "et": true, "y": true, "e": true, "i": true, "di": true, "da": true, "do": true, "и": true, "в": true, "mv": true}

// ParseOrganisation reads the name of an organisation or of a thing that bears
// one: legal forms are set aside, words of one meaning in several languages
// become one, numbers must agree.
func ParseOrganisation(s string) Name {
	tokens, notes := tokenise(s)
	return organisation(s, tokens, notes)
}

func organisation(s string, tokens []token, notes []string) Name {
	n := Name{Text: s, Kind: Organisation, Notes: notes}
	tokens = joinLetters(tokens)
	table := loadPhrases()
	for i := 0; i < len(tokens); {
		size, ph := table.at(tokens[i:])
		p := Part{Start: tokens[i].start, Script: tokens[i].script}
		switch {
		case size > 0:
			p.End, p.Key = tokens[i+size-1].end, ph.word
			if ph.form {
				p.Role = LegalForm
			} else {
				p.Script = romanise.Latin
			}
		default:
			size = 1
			t := &tokens[i]
			p.End, p.Key = t.end, letters(t.fold, t.script)
			switch {
			case orgStop[orgFold(t)] && len(tokens) > 1:
				p.Role = Particle
			case number(p.Key):
				p.Role = Ordinal
			}
		}
		p.Text = s[p.Start:p.End]
		p.readings = append(p.readings, newReading(p.Key, p.Script, 0, ""))
		p.readings = append(p.readings, usualReadings(p.Key, p.Script)...)
		n.Parts = append(n.Parts, p)
		i += size
	}
	core := 0
	for i := range n.Parts {
		if n.Parts[i].counts() {
			core++
		}
	}
	if core == 0 { // nothing but legal forms and articles
		for i := range n.Parts {
			n.Parts[i].Role = Plain
		}
	}
	n.finish(Fitted())
	return n
}

// at finds the longest phrase at the beginning of tokens.
func (p *phrases) at(tokens []token) (size int, ph phrase) {
	if len(tokens) == 0 || !p.first[orgFold(&tokens[0])] {
		return 0, phrase{}
	}
	var b strings.Builder
	for i := 0; i < min(p.longest, len(tokens)); i++ {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(orgFold(&tokens[i]))
		if f, ok := p.words[b.String()]; ok {
			size, ph = i+1, f
		}
	}
	return size, ph
}

// number says whether a key is digits or a Roman number up to thirty-nine.
func number(key string) bool {
	if key == "" {
		return false
	}
	return strings.Trim(key, "0123456789") == "" || strings.Trim(key, "xvi") == "" && len(key) <= 6 && key != "x"
}

// ParseFor reads a name for a schema of FollowTheMoney: organisations, public
// bodies, companies and vessels as ParseOrganisation does, people as Parse
// does. Where the schema is empty or LegalEntity, a legal form shows an organisation.
func ParseFor(schema, s string) Name {
	switch schema {
	case "Organization", "Company", "PublicBody", "Vessel", "Airplane", "Vehicle", "Asset", "Security":
		return ParseOrganisation(s)
	}
	tokens, notes := tokenise(s)
	switch schema {
	case "", "LegalEntity", "Thing":
		if hasForm(tokens) {
			return organisation(s, tokens, notes)
		}
	}
	return person(s, tokens, notes)
}

// hasForm says whether a name begins or ends with a legal form beside other words.
func hasForm(tokens []token) bool {
	tokens = joinLetters(tokens)
	if len(tokens) < 2 {
		return false
	}
	table := loadPhrases()
	for i := range tokens {
		if i > 0 && i < len(tokens)-table.longest {
			continue
		}
		if size, ph := table.at(tokens[i:]); size > 0 && ph.form && size < len(tokens) && (i == 0 || i+size == len(tokens)) && len(orgFold(&tokens[i])) > 1 {
			return true
		}
	}
	return false
}
