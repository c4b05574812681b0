package statute

import (
	"fmt"
	"strings"
)

// InWords says a condition in English, with the words that its facts mean.
func (l *Law) InWords(c *Condition) string {
	if c == nil {
		return ""
	}
	switch c.Anchor {
	case AnchorTrigger:
		return "what began the duty"
	case AnchorWithdrawal:
		return "the withdrawal"
	}
	switch c.Op {
	case OpNever:
		return "never"
	case OpAlways:
		return "always"
	case OpFact:
		return l.factInWords(c)
	case OpDenied:
		s := "a source says that there was not: " + l.facts(c.Facts)
		if c.Since != nil {
			s += ", at or after " + l.InWords(c.Since)
		}
		return s
	case OpAny:
		return l.list(c.Args, "; or ")
	case OpAll:
		return l.list(c.Args, "; and ")
	case OpUnless:
		return "no source tells of " + l.InWords(c.Args[0])
	case OpWithout:
		return "a source says that there was not: " + l.InWords(c.Args[0])
	case OpPerhaps:
		return "perhaps, on " + l.InWords(c.Args[0])
	case OpDuty:
		statuses := make([]string, len(c.Is))
		for i, s := range c.Is {
			statuses[i] = strings.ReplaceAll(string(s), "_", " ")
		}
		return fmt.Sprintf("%s is %s", strings.Join(c.Duty, " or "), strings.Join(statuses, " or "))
	case OpOn:
		return fmt.Sprintf("on the reading %s, %s", strings.Join(c.On, " or "), l.InWords(c.Args[0]))
	case OpBound:
		return "the State is bound by: " + l.treatyTitle(c.Bound)
	}
	return ""
}

func (l *Law) treatyTitle(name string) string {
	if t := l.Treaties[name]; t != nil {
		return t.Title
	}
	return name
}

func (l *Law) list(args []*Condition, between string) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = l.InWords(a)
		if (a.Op == OpAny || a.Op == OpAll) && len(a.Args) > 1 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, between)
}

// facts gives what facts mean.
func (l *Law) facts(names []string) string {
	parts := make([]string, len(names))
	for i, n := range names {
		parts[i] = n
		if f := l.Facts[n]; f != nil {
			parts[i] = f.Means
		}
	}
	return strings.Join(parts, " or ")
}

func (l *Law) factInWords(c *Condition) string {
	s := l.facts(c.Facts)
	add := func(format string, args ...any) { s += fmt.Sprintf(format, args...) }
	if c.Since != nil {
		add(", at or after %s", l.InWords(c.Since))
	}
	if c.After != nil {
		add(", after %s", l.InWords(c.After))
	}
	if c.Before != nil {
		add(", before %s", l.InWords(c.Before))
	}
	if c.Within.Known() {
		add(", within %s of %s", c.Within, l.InWords(c.Of))
	}
	if c.LaterThan.Known() {
		add(", later than %s after %s", c.LaterThan, l.InWords(c.Of))
	}
	if len(c.Words) > 0 {
		add(", told with one of the words: %s", strings.Join(c.Words, ", "))
	}
	if len(c.NoWords) > 0 {
		add(", told with none of the words: %s", strings.Join(c.NoWords, ", "))
	}
	if c.Unless != nil {
		add(", unless preceded by: %s", l.InWords(c.Unless))
	}
	if c.Without != nil {
		add(", where a source denies that it was preceded by: %s", l.InWords(c.Without))
	}
	return s
}

// DeadlineInWords says a time limit in English.
func (l *Law) DeadlineInWords(d *Deadline) string {
	if len(d.ByDate) > 0 {
		parts := make([]string, len(d.ByDate))
		for i := range d.ByDate {
			v := &d.ByDate[i]
			when := "always"
			switch {
			case v.Since.Known() && v.Until.Known():
				when = fmt.Sprintf("from %s to %s", v.Since, v.Until)
			case v.Since.Known():
				when = fmt.Sprintf("from %s on", v.Since)
			case v.Until.Known():
				when = fmt.Sprintf("up to %s", v.Until)
			}
			parts[i] = when + ": " + l.DeadlineInWords(&v.Deadline)
		}
		return strings.Join(parts, "; ")
	}
	s := ""
	switch d.Kind {
	case Fixed:
		s = d.Duration.String()
		if d.From != "" {
			s += " from " + l.facts([]string{d.From})
		}
		if d.Longer != nil {
			s += fmt.Sprintf("; %s where there was %s", d.Longer.Duration, l.InWords(d.Longer.If))
		}
	case Standard:
		s = d.Word + ": an open word that no number of days decides"
	case Before:
		s = "before " + d.Event
	case Agreed:
		s = "on the day agreed between the parties"
	case None:
		s = "no time element"
	}
	if d.Note != "" {
		s += " (" + d.Note + ")"
	}
	return s
}
