package statute

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"factum"
)

// Op is what a condition asks.
type Op string

// The operators. "unless" and "without" both say that something is not so:
// unless takes the silence of the sources for no, without waits for a source
// that says no.
const (
	OpFact    Op = "fact"    // one of the facts happened
	OpAny     Op = "any"     // one of the conditions holds
	OpAll     Op = "all"     // all of them hold
	OpUnless  Op = "unless"  // no source says so
	OpWithout Op = "without" // a source says that it is not so, and none says that it is
	OpDenied  Op = "denied"  // a source says that the fact did not happen, and none that it did
	OpPerhaps Op = "perhaps" // at most unknown: it may be, if the condition holds
	OpDuty    Op = "duty"    // another duty has one of these statuses
	OpOn      Op = "on"      // under one of these readings, the condition holds
	OpBound   Op = "bound"   // the treaty binds the State
	OpNever   Op = "never"
	OpAlways  Op = "always"
)

// The names that an anchor may have beside a fact.
const (
	AnchorTrigger    = "trigger"
	AnchorWithdrawal = "withdrawal"
)

// Condition is a condition of a duty.
type Condition struct {
	Op   Op
	Line int
	// Index numbers the conditions of one duty, in the order of the file.
	Index int

	Facts []string            // OpFact, OpDenied
	Args  []*Condition        // OpAny, OpAll, OpUnless, OpWithout, OpPerhaps, OpOn
	Duty  []string            // OpDuty
	Is    []factum.DutyStatus // OpDuty
	On    []string            // OpOn: readings
	Bound string              // OpBound: treaty

	// Qualifiers of OpFact (OpDenied: Since). Since lets the same day count, After does not;
	// Before lets it be unknown what came first on one day.
	Since, After, Before *Condition
	Within, LaterThan    Duration
	Of                   *Condition // what Within and LaterThan count from
	Words, NoWords       []string
	Unless, Without      *Condition // nothing such before it (Unless: at the same time counts, too)
	// Anchor marks a condition that stands for a time: the trigger or a withdrawal.
	Anchor string
}

var conditionKeys = []string{"fact", "any", "all", "unless", "without", "denied", "perhaps", "duty", "on", "bound"}

var qualifierKeys = []string{"since", "after", "before", "within", "later_than", "of", "words", "no_words"}

// UnmarshalYAML reads a condition: a fact's name, never, always, a list (any of
// them) or a mapping with one operator and its qualifiers.
func (c *Condition) UnmarshalYAML(n *yaml.Node) error {
	c.Line = n.Line
	switch n.Kind {
	case yaml.ScalarNode:
		switch n.Value {
		case "":
			return at(n, "an empty condition")
		case "never":
			c.Op = OpNever
		case "always":
			c.Op = OpAlways
		default:
			c.Op, c.Facts = OpFact, []string{n.Value}
		}
		return nil
	case yaml.SequenceNode:
		c.Op = OpAny
		return c.list(n)
	case yaml.MappingNode:
		return c.mapping(n)
	}
	return at(n, "a condition is a fact's name, a list or a mapping")
}

func (c *Condition) list(n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		return at(n, "expected a list of conditions")
	}
	for _, x := range n.Content {
		arg := new(Condition)
		if err := arg.UnmarshalYAML(x); err != nil {
			return err
		}
		c.Args = append(c.Args, arg)
	}
	return nil
}

func (c *Condition) mapping(n *yaml.Node) error {
	fields := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if fields[key.Value] != nil {
			return at(key, "%q stands twice in one condition", key.Value)
		}
		fields[key.Value] = n.Content[i+1]
	}
	_, isFact := fields["fact"]
	var op Op
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		name := key.Value
		switch {
		case isFact && (slices.Contains(qualifierKeys, name) || name == "unless" || name == "without"):
		case name == "since" && fields["denied"] != nil:
		case slices.Contains(conditionKeys, name):
			if op != "" {
				return at(key, "a condition with both %q and %q: write them in a list under all or any", op, name)
			}
			op = Op(name)
		case name == "is" && fields["duty"] != nil, name == "holds" && fields["on"] != nil:
		case slices.Contains(qualifierKeys, name):
			return at(key, "%q qualifies a fact: it needs fact beside it", name)
		default:
			return at(key, "a condition has no field %q (operators: %s)", name, strings.Join(conditionKeys, ", "))
		}
	}
	if op == "" {
		return at(n, "a condition needs one of %s", strings.Join(conditionKeys, ", "))
	}
	c.Op = op
	return c.fields(n, fields)
}

// fields reads the operands of the operator.
func (c *Condition) fields(n *yaml.Node, fields map[string]*yaml.Node) error {
	operand := fields[string(c.Op)]
	switch c.Op {
	case OpFact:
		return c.factFields(operand, fields)
	case OpDenied:
		if err := (*stringsList)(&c.Facts).UnmarshalYAML(operand); err != nil {
			return err
		}
		return c.anchors(fields)
	case OpAny, OpAll:
		return c.list(operand)
	case OpUnless, OpWithout, OpPerhaps:
		return c.one(operand)
	case OpDuty:
		if err := (*stringsList)(&c.Duty).UnmarshalYAML(operand); err != nil {
			return err
		}
		is := fields["is"]
		if is == nil {
			return at(n, "a condition on a duty needs is: the statuses that fulfil it")
		}
		var statuses stringsList
		if err := statuses.UnmarshalYAML(is); err != nil {
			return err
		}
		for _, s := range statuses {
			if !slices.Contains(Statuses(), factum.DutyStatus(s)) {
				return at(is, "there is no duty status %q", s)
			}
			c.Is = append(c.Is, factum.DutyStatus(s))
		}
		return nil
	case OpOn:
		if err := (*stringsList)(&c.On).UnmarshalYAML(operand); err != nil {
			return err
		}
		holds := fields["holds"]
		if holds == nil {
			return at(n, "a condition on a reading needs holds: what must be so under it")
		}
		return c.one(holds)
	case OpBound:
		c.Bound = operand.Value
		if operand.Kind != yaml.ScalarNode || c.Bound == "" {
			return at(operand, "bound needs the name of a treaty")
		}
	}
	return nil
}

func (c *Condition) one(n *yaml.Node) error {
	arg := new(Condition)
	if err := arg.UnmarshalYAML(n); err != nil {
		return err
	}
	c.Args = []*Condition{arg}
	return nil
}

// anchors reads the qualifiers that are conditions or times.
func (c *Condition) anchors(fields map[string]*yaml.Node) error {
	for _, q := range []struct {
		name string
		into **Condition
	}{
		{"since", &c.Since}, {"after", &c.After}, {"before", &c.Before},
		{"of", &c.Of}, {"unless", &c.Unless}, {"without", &c.Without},
	} {
		if f := fields[q.name]; f != nil {
			*q.into = new(Condition)
			if err := (*q.into).UnmarshalYAML(f); err != nil {
				return err
			}
			if f.Kind == yaml.ScalarNode && (f.Value == AnchorTrigger || f.Value == AnchorWithdrawal) {
				(*q.into).Anchor, (*q.into).Facts = f.Value, nil
			}
		}
	}
	return nil
}

func (c *Condition) factFields(operand *yaml.Node, fields map[string]*yaml.Node) error {
	if err := (*stringsList)(&c.Facts).UnmarshalYAML(operand); err != nil {
		return err
	}
	if err := c.anchors(fields); err != nil {
		return err
	}
	for _, q := range []struct {
		name string
		into *Duration
	}{{"within", &c.Within}, {"later_than", &c.LaterThan}} {
		if f := fields[q.name]; f != nil {
			if err := q.into.UnmarshalYAML(f); err != nil {
				return err
			}
			if c.Of == nil {
				return at(f, "%s needs of: what the period is counted from", q.name)
			}
		}
	}
	for _, q := range []struct {
		name string
		into *[]string
	}{{"words", &c.Words}, {"no_words", &c.NoWords}} {
		if f := fields[q.name]; f != nil {
			if err := (*stringsList)(q.into).UnmarshalYAML(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// Walk calls f on the condition and all conditions within it, in a fixed order.
func (c *Condition) Walk(f func(*Condition)) {
	if c == nil {
		return
	}
	f(c)
	for _, a := range c.Args {
		a.Walk(f)
	}
	for _, q := range []*Condition{c.Since, c.After, c.Before, c.Of, c.Unless, c.Without} {
		q.Walk(f)
	}
}

// Statuses lists the statuses of a duty.
func Statuses() []factum.DutyStatus {
	return []factum.DutyStatus{
		factum.NotTriggered, factum.Pending, factum.Met, factum.MetLate, factum.Breached,
		factum.Excused, factum.Suspended, factum.UnknownDuty,
	}
}
