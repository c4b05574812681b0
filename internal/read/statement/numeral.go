package statement

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// numeral is a number in words or digits: "4.2 billion", "two hundred and
// six", "ten to fifteen", "dozens".
type numeral struct {
	first, last int // its tokens, inclusive
	head        int // the one that hangs on what is counted
	role        int // that of the words that bound it, else the head
	bounded     bool
	value, upto float64
	least       bool // "dozens": there may be more
	word        bool // a single word, no digits: "three"
	share       bool // "two-thirds"
	none        bool // "no", "nobody"
}

// currencies are the signs and codes that stand before a sum, with the units
// they are.
var currencies = map[string]string{
	"€": "euro", "$": "dollar", "US$": "dollar", "C$": "dollar", "A$": "dollar", "£": "pound", "¥": "yen", "₽": "ruble", "₺": "lira", "₴": "hryvnia", "₹": "rupee", "₦": "naira", "₩": "won", "₪": "shekel",
	"EUR": "euro", "USD": "dollar", "GBP": "pound", "CHF": "franc", "JPY": "yen", "CNY": "yuan", "RUB": "ruble", "TRY": "lira", "UAH": "hryvnia", "INR": "rupee", "NGN": "naira", "ZAR": "rand",
	"KES": "shilling", "ETB": "birr", "BDT": "taka", "SEK": "krona", "NOK": "krone", "DKK": "krone", "PLN": "zloty", "CZK": "koruna", "BRL": "real", "Tk": "taka", "Rs": "rupee", "Rs.": "rupee",
}

// numerals finds the numbers of a sentence, in the order of the text.
func (r *reading) numerals(g *clause.Graph) []numeral {
	var out []numeral
	for i := 0; i < len(g.S.Tokens); {
		x, ok := r.numeralAt(g, i)
		if !ok {
			if none(g, i) {
				out = append(out, numeral{first: i, last: i, head: i, none: true})
			}
			i++
			continue
		}
		i = x.last + 1
		if x.first > 0 && numbered(g, x.first) || i < len(g.S.Tokens) && joined(g, i, "/") {
			continue
		}
		x.head = headOf(g, &x)
		if x.upto > x.value && x.first > 0 && strings.EqualFold(g.S.Tokens[x.first-1].Form, "between") {
			x.first--
		}
		out = append(out, x)
	}
	return out
}

// numbered says whether what stands before token i makes its number a name:
// "No. 7", "#7", "§ 7", "3/7".
func numbered(g *clause.Graph, i int) bool {
	p := &g.S.Tokens[i-1]
	switch strings.ToLower(p.Form) {
	case "no.", "nos.", "nr.", "#", "§", "§§", "№", "art.", "p.", "pp.":
		return true
	case "no", "nr":
		return p.UPOS == text.NOUN
	case "/", "+":
		return !g.S.Tokens[i].SpaceBefore
	case "-", "–": // "COVID-19"
		return !g.S.Tokens[i].SpaceBefore && !p.SpaceBefore && i > 1
	case ".": // "No. 7", parted; ".322"
		return i > 1 && strings.EqualFold(g.S.Tokens[i-2].Form, "no") || !g.S.Tokens[i].SpaceBefore
	case "in", "of": // "one in three", "nine out of ten"
		for k := i - 2; k >= 0 && k >= i-3; k-- {
			if g.S.Tokens[k].UPOS == text.NUM && (p.Lemma == "in" && g.S.Tokens[k].Lemma == "one" || k < i-2 && g.S.Tokens[i-2].Lemma == "out") {
				return true
			}
		}
	}
	return false
}

// joined says whether token i is that word, with no white space before it.
func joined(g *clause.Graph, i int, form string) bool {
	return g.S.Tokens[i].Form == form && !g.S.Tokens[i].SpaceBefore
}

// headOf gives the token of a run that hangs on one outside of it: the last
// that is the number of a noun, else the last, of a range the first.
func headOf(g *clause.Graph, x *numeral) int {
	head := -1
	for i := x.first; i <= x.last; i++ {
		t := &g.S.Tokens[i]
		if t.Head >= x.first && t.Head <= x.last || t.UPOS == text.PUNCT || t.UPOS == text.ADP {
			continue
		}
		if head < 0 || t.Rel == text.Nummod || x.upto == x.value && g.S.Tokens[head].Rel != text.Nummod {
			head = i
		}
	}
	return max(head, x.first)
}

// numeralAt reads the number that begins at token i, with the other end of its
// range. The grammar is that of number words; the tree has no part in it.
func (r *reading) numeralAt(g *clause.Graph, i int) (numeral, bool) {
	x, ok := r.amount(g, i)
	if !ok {
		return x, false
	}
	n := len(g.S.Tokens)
	// a range: "ten to fifteen", "8-11", "between 8 and 11"
	if k := x.last + 1; k+1 < n && !x.least && !x.share {
		between := i > 0 && strings.EqualFold(g.S.Tokens[i-1].Form, "between")
		from := i > 0 && strings.EqualFold(g.S.Tokens[i-1].Form, "from")
		switch g.S.Tokens[k].Form {
		case "-", "–", "to", "or", "and":
			join := g.S.Tokens[k].Form
			if y, ok := r.amount(g, k+1); ok && !y.least && !y.share && (join == "and") == between && (join != "to" || !from || counterpart(g, i, k+1)) {
				switch scale := math.Pow(1000, math.Floor(math.Log10(max(y.value, 1))/3)); {
				case y.value > x.value && (join != "or" || y.value <= 2*x.value):
					if y.value >= 1000*x.value { // "two to three million"
						x.value *= scale
					}
					x.upto, x.last, x.word = y.value, y.last, false
				case join == "-" || join == "–": // "3-1"
					return numeral{}, false
				}
			}
		}
	}
	if x.upto == 0 {
		x.upto = x.value
	}
	return x, true
}

// counterpart says whether two numbers are of one noun: "from ten to 32 pages".
func counterpart(g *clause.Graph, i, k int) bool {
	a, b := &g.S.Tokens[i], &g.S.Tokens[k]
	return b.Rel == text.Nummod && b.Head > k && (a.Head == b.Head || a.Head == k || g.S.Tokens[b.Head].Head == i)
}

// amount reads one number.
func (r *reading) amount(g *clause.Graph, i int) (numeral, bool) {
	n := len(g.S.Tokens)
	x := numeral{first: i, last: i}
	if g.S.Tokens[i].Form == "" {
		return x, false
	}
	switch c := g.S.Tokens[i].Form[0]; g.S.Tokens[i].UPOS { // most words are none
	case text.PUNCT, text.VERB, text.AUX, text.ADP, text.PRON, text.CCONJ, text.SCONJ, text.PART, text.INTJ:
		if c >= 'A' && c <= 'z' || c < '0' {
			return x, false
		}
	}
	form := strings.ToLower(g.S.Tokens[i].Form)
	low := func(k int) string {
		if k >= n {
			return ""
		}
		return strings.ToLower(g.S.Tokens[k].Form)
	}
	if v, ok := r.ops.several[form]; ok && g.S.Tokens[i].UPOS != text.VERB {
		x.value, x.least = 2*v, true
		if low(i+1) == "of" && r.ops.several[low(i+2)] > 0 { // "tens of thousands"
			x.value, x.last = 2*v*r.ops.several[low(i+2)], i+2
		}
		return x, true
	}
	var total, part float64
	k := i
	switch form {
	case "a", "an", "several", "half", "quarter", "few":
		part = 1
		k++
		switch {
		case form == "half":
			part = 0.5
		case form == "several" || form == "few":
			part, x.least = 2, true
		case low(k) == "quarter" || low(k) == "half":
			part = map[string]float64{"quarter": 0.25, "half": 0.5}[low(k)]
			if k++; low(k) != "of" {
				return x, false
			}
			k++
		case low(k) == "few":
			part, x.least = 2, true
			k++
		}
		if part < 1 && (low(k) == "a" || low(k) == "an") {
			k++
		}
		if k >= n || r.scale(low(k)) == 0 || r.scale(low(k)) == 20 && low(k) == "score" {
			return x, false
		}
	default:
		v, digits, ok := r.number(&g.S.Tokens[i])
		if !ok {
			return x, false
		}
		part, x.word = v, !digits
		if v = r.scale(form); v > 0 && !digits { // "dozen" alone, without an article
			if g.S.Tokens[i].UPOS != text.NUM {
				return x, false
			}
			total, part = v, 0
		}
		k++
		if digits && k < n && (form[0] == '0' && len(form) > 1 && !strings.Contains(form, ".") || g.S.Tokens[i].UPOS == text.PROPN && !money(g, i)) {
			return x, false // "007"
		}
		for !digits && k < n {
			w := low(k)
			if w == "-" && !g.S.Tokens[k].SpaceBefore && k+1 < n && !g.S.Tokens[k+1].SpaceBefore {
				w = low(k + 1)
				if u, ok := r.ops.numbers[w]; !ok || u >= 10 || u == 0 || math.Mod(part, 10) != 0 || math.Mod(part, 100) < 20 {
					break
				}
				k++
			} else if w == "and" && part >= 100 && k+1 < n {
				if u, ok := r.ops.numbers[low(k+1)]; !ok || u >= 100 || u == 0 || r.scale(low(k+1)) > 0 {
					break
				}
				k++
				w = low(k)
			}
			if u, ok := r.ops.numbers[w]; ok && u > 0 && u < 100 && r.scale(w) == 0 && (math.Mod(part, 100) == 0 && part > 0 || math.Mod(part, 10) == 0 && math.Mod(part, 100) >= 20 && u < 10) {
				part += u
			} else if w == "hundred" && part > 0 && part < 100 {
				part *= 100
			} else {
				break
			}
			x.last, x.word = k, false
			k++
		}
		if r.fraction(g, k, &x, part) {
			return x, true
		}
		k = x.last + 1
	}
	for k < n { // "million", "lakh", "thousand two hundred"
		s := r.scale(low(k))
		if s == 0 || len(low(k)) <= 2 && !unicode.IsDigit(rune(low(k - 1)[len(low(k-1))-1])) || low(k) == "score" {
			break
		}
		part *= s
		x.last, x.word = k, false
		k++
		if s < 1000 || r.scale(low(k)) > s {
			continue // "two hundred thousand", "a hundred million"
		}
		total, part = total+part, 0
		at := k
		if low(at) == "and" && at+1 < n {
			at++
		}
		rest, ok := r.amountBelow(g, at, s)
		if ok {
			total += rest.value
			x.last = rest.last
			break
		}
	}
	if x.last == i && (form == "a" || form == "an" || form == "several" || form == "half" || form == "quarter" || form == "few") {
		return x, false
	}
	x.value = total + part
	return x, !math.IsInf(x.value, 0)
}

// amountBelow reads the number behind a scale: "two thousand three hundred".
func (r *reading) amountBelow(g *clause.Graph, i int, scale float64) (numeral, bool) {
	if i >= len(g.S.Tokens) || r.ops.numbers[strings.ToLower(g.S.Tokens[i].Form)] == 0 || r.scale(strings.ToLower(g.S.Tokens[i].Form)) > 0 {
		return numeral{}, false
	}
	x, ok := r.amount(g, i)
	return x, ok && x.value < scale && !x.least && !x.share
}

// fraction reads the parts that a number counts: "two-thirds".
func (r *reading) fraction(g *clause.Graph, k int, x *numeral, of float64) bool {
	if k < len(g.S.Tokens) && g.S.Tokens[k].Form == "-" {
		k++
	}
	if k >= len(g.S.Tokens) || of < 2 || !x.word {
		return false
	}
	parts := map[string]float64{"thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10}[strings.ToLower(g.S.Tokens[k].Form)]
	if parts == 0 || of >= parts {
		return false
	}
	x.value, x.last, x.word, x.share = math.Round(of/parts*1e4)/1e4, k, false, true
	return true
}

// scale gives what a word multiplies the number before it by; 0 if it doesn't.
func (r *reading) scale(w string) float64 {
	if v := r.ops.numbers[w]; v >= 100 || v == 12 && w == "dozen" || v == 20 && w == "score" {
		return v
	}
	return 0
}

// number reads one word: digits with separators and a letter for their scale
// ("40m"), or a number word.
func (r *reading) number(t *text.Token) (v float64, digits, ok bool) {
	w := strings.ToLower(t.Form)
	if v, ok := r.ops.numbers[w]; ok && len(w) > 2 {
		return v, false, t.UPOS == text.NUM || t.UPOS == text.NOUN || t.UPOS == text.ADJ || t.UPOS == text.ADV || t.UPOS == text.PROPN && r.scale(w) == 0
	}
	if w != "" && (w[0] < '0' || w[0] > '9') { // "€40"
		sign, _ := utf8.DecodeRuneInString(w)
		if currencies[string(sign)] == "" {
			return 0, false, false
		}
		w = w[utf8.RuneLen(sign):]
	}
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false, false
	}
	w = strings.TrimSuffix(w, "+")
	by := 1.0
	if end := strings.TrimLeft(w, "0123456789.,"); end != "" {
		if by = r.scale(end); by == 0 && end == "k" {
			by = 1000
		}
		if by == 0 {
			return 0, false, false
		}
		w = strings.TrimSuffix(w, end)
	}
	if strings.Contains(w, ",") {
		parts := strings.Split(w, ",")
		if slices.ContainsFunc(parts[1:], func(p string) bool { return len(strings.SplitN(p, ".", 2)[0]) < 2 }) {
			return 0, false, false
		}
		w = strings.Join(parts, "")
	}
	v, err := strconv.ParseFloat(w, 64)
	return v * by, true, err == nil && !math.IsInf(v*by, 0)
}

// money says whether a sign or code of a currency stands before token i.
func money(g *clause.Graph, i int) bool {
	return i > 0 && currencies[g.S.Tokens[i-1].Form] != ""
}
