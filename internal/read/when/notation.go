package when

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

var kindWords = map[Kind]string{NoValue: "none", Past: "past", Present: "present", Future: "future", Sometime: "sometime"}

var directionSigns = [...]string{"", "<", "<=", "~", ">=", ">"}

// String gives the symbol in its notation; see [Symbol].
func (s Symbol) String() string {
	if word, ok := kindWords[s.Kind]; ok {
		return word
	}
	var b []byte
	switch s.Kind {
	case Point:
		b = s.Anchor.append(b)
		for i, st := range s.Steps {
			b = st.append(b, i == 0 && s.Anchor.Kind == Absolute)
		}
	case Length:
		b = appendAmounts(append(b, '='), s.Length)
		if s.Side != NoDirection {
			b = append(b, directionSigns[s.Side]...)
			b = s.Anchor.append(b)
		}
	case Repeat:
		b = append(b, '*')
		if len(s.Length) > 0 {
			b = appendAmounts(b, s.Length)
		} else if len(s.Steps) > 0 {
			b = s.Steps[0].Fields.append(b)
		}
		if s.Times > 0 {
			b = strconv.AppendInt(append(b, 'x'), int64(s.Times), 10)
		}
	}
	if s.Mod != NoMod {
		b = append(append(b, '%'), modCodes[s.Mod]...)
	}
	if s.To != nil {
		b = append(append(b, '/'), s.To.String()...)
	}
	return string(b)
}

func (a Anchor) append(b []byte) []byte {
	event := func() {
		if a.Token >= 0 {
			b = strconv.AppendInt(b, int64(a.Sentence), 10)
			b = strconv.AppendInt(append(b, ':'), int64(a.Token), 10)
		}
	}
	switch a.Kind {
	case Publication:
		b = append(b, 'P')
	case Unanchored:
		b = append(b, '_')
	case OtherExpression:
		b = strconv.AppendInt(append(b, 'X'), int64(a.Expression), 10)
	case Event:
		b = append(b, 'E')
		event()
	case PreviousEvent:
		b = append(b, 'V')
		event()
		if a.Expression >= 0 {
			b = strconv.AppendInt(append(b, 'X'), int64(a.Expression), 10)
		}
	}
	return b
}

func (st Step) append(b []byte, bare bool) []byte {
	switch st.Op {
	case Shift:
		switch {
		case st.Few && st.N < 0:
			b = append(b, "-?"...)
		case st.Few:
			b = append(b, "+?"...)
		default:
			if st.N >= 0 {
				b = append(b, '+')
			}
			b = strconv.AppendInt(b, int64(st.N), 10)
		}
		b = append(b, st.Unit.String()...)
		if st.Exact {
			b = append(b, '!')
		}
	case Within:
		if !bare {
			b = append(b, '.')
		}
		b = st.Fields.append(b)
	case Seek:
		b = st.Fields.append(append(b, directionSigns[st.Direction]...))
	case Nth:
		b = strconv.AppendInt(append(b, '['), int64(st.N), 10)
		if st.Fields.Weekday > 0 {
			b = st.Fields.append(b)
		} else {
			b = append(b, st.Unit.String()...)
		}
		b = append(b, ']')
	}
	return b
}

func appendAmounts(b []byte, amounts []Amount) []byte {
	for _, a := range amounts {
		switch {
		case a.Few:
			b = append(b, '?')
		default:
			b = strconv.AppendInt(b, int64(a.N), 10)
			if a.Half {
				b = append(b, ".5"...)
			}
		}
		b = append(b, a.Unit.String()...)
	}
	return b
}

// maxNotation bounds the length of a symbol's notation; those that the
// package writes are far shorter.
const maxNotation = 1000

// ParseSymbol reads what [Symbol.String] writes.
func ParseSymbol(s string) (Symbol, error) {
	if len(s) > maxNotation {
		return Symbol{}, fmt.Errorf("a symbol of %d bytes is too long", len(s))
	}
	p := symbolParser{s: s}
	sym := p.symbol(0)
	if p.err == nil && p.s != "" {
		p.fail("nothing may follow")
	}
	if p.err != nil {
		return Symbol{}, fmt.Errorf("symbol %q: %w", s, p.err)
	}
	return sym, nil
}

type symbolParser struct {
	s   string
	err error
}

func (p *symbolParser) fail(what string) {
	if p.err == nil {
		p.err = fmt.Errorf("%s at %q", what, p.s)
	}
}

func (p *symbolParser) eat(prefix string) bool {
	if p.err != nil || !strings.HasPrefix(p.s, prefix) {
		return false
	}
	p.s = p.s[len(prefix):]
	return true
}

func (p *symbolParser) int() (n int, ok bool) {
	i := 0
	if strings.HasPrefix(p.s, "-") {
		i++
	}
	for i < len(p.s) && p.s[i] >= '0' && p.s[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(p.s[:i])
	if err != nil || n > math.MaxInt32 || n < math.MinInt32 || strconv.Itoa(n) != p.s[:i] {
		return 0, false
	}
	p.s = p.s[i:]
	return n, true
}

func (p *symbolParser) fields() Fields {
	if p.err != nil {
		return Fields{}
	}
	f, rest, err := parseFields(p.s)
	if err == nil && f.Empty() {
		err = errors.New("no fields")
	}
	if err != nil {
		p.err = err
	}
	p.s = rest
	return f
}

func (p *symbolParser) unit() Unit {
	if p.s != "" {
		if u, ok := parseUnit(p.s[0]); ok {
			p.s = p.s[1:]
			return u
		}
	}
	p.fail("no unit")
	return NoUnit
}

func (p *symbolParser) symbol(depth int) (s Symbol) {
	s.Anchor = anchorAt(Absolute)
	for kind, word := range kindWords {
		if p.s == word {
			p.s = ""
			s.Kind = kind
			return s
		}
	}
	switch {
	case p.eat("="):
		s.Kind = Length
		s.Length = p.amounts()
		for _, side := range [...]Direction{Earlier, Later} {
			if p.eat(directionSigns[side]) {
				s.Side = side
				s.Anchor = p.anchor()
				break
			}
		}
	case p.eat("*"):
		s.Kind = Repeat
		if p.s != "" && (p.s[0] >= '0' && p.s[0] <= '9' || p.s[0] == '?') {
			s.Length = p.amounts()
		} else {
			s.Steps = []Step{{Op: Within, Fields: p.fields()}}
		}
		if p.eat("x") {
			n, ok := p.int()
			if !ok || n <= 0 || n > math.MaxInt16 {
				p.fail("no number of times")
			}
			s.Times = int16(n)
		}
	default:
		s.Kind = Point
		s.Anchor = p.anchor()
		for p.err == nil && p.s != "" && p.s[0] != '%' && p.s[0] != '/' {
			s.Steps = append(s.Steps, p.step(len(s.Steps) == 0 && s.Anchor.Kind == Absolute))
		}
		if len(s.Steps) == 0 && s.Anchor.Kind == Absolute {
			p.fail("no value")
		}
	}
	if p.eat("%") {
		for m := Start; m < numMods; m++ {
			if code := modCodes[m]; strings.HasPrefix(p.s, code) && len(code) > len(modCodes[s.Mod]) {
				s.Mod = m
			}
		}
		if s.Mod == NoMod {
			p.fail("no modifier")
		}
		p.eat(modCodes[s.Mod])
	}
	if p.eat("/") {
		if depth > 0 {
			p.fail("a third end")
			return s
		}
		to := p.symbol(depth + 1)
		s.To = &to
	}
	return s
}

func (p *symbolParser) anchor() Anchor {
	a := anchorAt(Absolute)
	index := func() int {
		n, ok := p.int()
		if !ok || n < 0 {
			p.fail("no index")
		}
		return n
	}
	place := func() {
		a.Sentence = index()
		if !p.eat(":") {
			p.fail("no token")
		}
		a.Token = index()
	}
	digit := func() bool { return p.s != "" && p.s[0] >= '0' && p.s[0] <= '9' }
	switch {
	case p.eat("P"):
		a.Kind = Publication
	case p.eat("_"):
		a.Kind = Unanchored
	case p.eat("X"):
		a.Kind, a.Expression = OtherExpression, index()
	case p.eat("E"):
		a.Kind = Event
		if digit() {
			place()
		}
	case p.eat("V"):
		a.Kind = PreviousEvent
		if digit() {
			place()
		}
		if p.eat("X") {
			a.Expression = index()
		}
	}
	return a
}

func (p *symbolParser) step(bare bool) (st Step) {
	switch {
	case bare:
		st.Op, st.Fields = Within, p.fields()
	case p.eat("."):
		st.Op, st.Fields = Within, p.fields()
	case p.eat("["):
		st.Op = Nth
		n, ok := p.int()
		if !ok || n == 0 {
			p.fail("no number")
		}
		st.N = int32(n)
		if strings.HasPrefix(p.s, "w") {
			if st.Fields = p.fields(); st.Fields != (Fields{Weekday: st.Fields.Weekday}) {
				p.fail("more than a weekday")
			}
		} else {
			st.Unit = p.unit()
		}
		if !p.eat("]") {
			p.fail("no ]")
		}
	case strings.HasPrefix(p.s, "+") || strings.HasPrefix(p.s, "-"):
		st.Op = Shift
		negative := p.s[0] == '-'
		p.s = p.s[1:]
		if p.eat("?") {
			st.Few, st.N = true, 1
		} else {
			n, ok := p.int()
			if !ok || n < 0 || negative && n == 0 {
				p.fail("no number")
			}
			st.N = int32(n)
		}
		if negative {
			st.N = -st.N
		}
		st.Unit = p.unit()
		st.Exact = p.eat("!")
	default:
		st.Op = Seek
		for _, d := range [...]Direction{Until, From, Earlier, Later, Nearest} {
			if p.eat(directionSigns[d]) {
				st.Direction = d
				st.Fields = p.fields()
				return st
			}
		}
		p.fail("no step")
	}
	return st
}

func (p *symbolParser) amounts() (list []Amount) {
	for p.err == nil && p.s != "" && (p.s[0] >= '0' && p.s[0] <= '9' || p.s[0] == '?') {
		var a Amount
		if p.eat("?") {
			a.Few = true
		} else {
			n, ok := p.int()
			if !ok {
				p.fail("no number")
			}
			a.N = int32(n)
			a.Half = p.eat(".5")
		}
		a.Unit = p.unit()
		list = append(list, a)
	}
	if len(list) == 0 {
		p.fail("no amount")
	}
	return list
}
