package model

// Configuration is the state of an arc-hybrid parse: a stack, a buffer that
// begins at token next, and the arcs made so far. The root of the tree stands
// as a token of its own after the last one, so that a token becomes the root
// by a left arc from there.
//
// Kuhlmann, Gómez-Rodríguez and Satta (2011); Goldberg and Nivre (2013).
type Configuration struct {
	S     *Sentence
	n     int32
	next  int32
	stack []int32
	node  []node
}

// node is what the parse knows of a token.
type node struct {
	head        int32
	left, left2 int32 // the leftmost dependent and the next one, -1 for none
	right       int32 // the rightmost dependent
	right2      int32
	nl, nr      uint8  // numbers of left and right dependents, to 7
	rel         uint8  // relation to its head, once that is known
	lset, rset  uint64 // sets of the relations of its dependents
}

// Action is a step of the parse.
type Action uint8

// The actions of the arc-hybrid system.
const (
	Shift Action = iota // the next token goes on the stack
	Left                // the top of the stack gets the next token as its head
	Right               // the top of the stack gets the one below as its head
	NumActions
)

// Start sets the configuration to the beginning of a sentence.
func (c *Configuration) Start(s *Sentence) {
	c.S = s
	c.n = int32(len(s.Words))
	c.next = 0
	c.stack = c.stack[:0]
	c.node = resize(c.node, len(s.Words)+1)
	for i := range c.node {
		c.node[i] = node{head: -1, left: -1, left2: -1, right: -1, right2: -1, rel: NoRel}
	}
}

// NoRel stands for the relation of a token that has no head yet.
const NoRel = 255

// Done holds when all tokens have a head.
func (c *Configuration) Done() bool { return c.next == c.n && len(c.stack) == 0 }

// Legal says whether the action can be taken. Only one token can become the
// root: the last on the stack, once the buffer is empty.
func (c *Configuration) Legal(a Action) bool {
	switch a {
	case Shift:
		return c.next < c.n
	case Left:
		return len(c.stack) > 0 && (c.next < c.n || len(c.stack) == 1)
	}
	return len(c.stack) > 1
}

// Arc gives the head (the number of tokens for the root) and the dependent of
// the arc that the action makes.
func (c *Configuration) Arc(a Action) (head, dependent int32) {
	top := c.stack[len(c.stack)-1]
	if a == Left {
		return c.next, top
	}
	return c.stack[len(c.stack)-2], top
}

// Take takes an action; rel is the relation of the arc that it makes.
func (c *Configuration) Take(a Action, rel uint8) {
	if a == Shift {
		c.stack = append(c.stack, c.next)
		c.next++
		return
	}
	head, dep := c.Arc(a)
	c.stack = c.stack[:len(c.stack)-1]
	d, h := &c.node[dep], &c.node[head]
	d.head, d.rel = head, rel
	if a == Left {
		h.left, h.left2 = dep, h.left
		h.lset |= 1 << (rel & 63)
		if h.nl < 7 {
			h.nl++
		}
		return
	}
	h.right, h.right2 = dep, h.right
	h.rset |= 1 << (rel & 63)
	if h.nr < 7 {
		h.nr++
	}
}

// Result writes heads and relations into the sentence.
func (c *Configuration) Result() {
	for i := range c.S.Words {
		h := c.node[i].head
		if h == c.n {
			h = -1
		}
		c.S.Heads[i], c.S.Rels[i] = h, c.node[i].rel
	}
}

// Cost gives how many arcs of the gold tree can no longer be made once the
// action is taken (heads: the number of tokens stands for the root).
func (c *Configuration) Cost(a Action, heads []int32) int {
	cost := 0
	switch a {
	case Shift:
		// The next token loses its heads on the stack but for the top, and
		// its dependents on the stack.
		b := c.next
		for i, s := range c.stack {
			if heads[s] == b || heads[b] == s && i < len(c.stack)-1 {
				cost++
			}
		}
	case Left:
		// The top loses its heads further on and below it, and its
		// dependents in the buffer.
		top := c.stack[len(c.stack)-1]
		if h := heads[top]; h > c.next || len(c.stack) > 1 && h == c.stack[len(c.stack)-2] {
			cost++
		}
		cost += c.dependentsAhead(top, heads)
	case Right:
		top := c.stack[len(c.stack)-1]
		if heads[top] >= c.next {
			cost++
		}
		cost += c.dependentsAhead(top, heads)
	}
	return cost
}

func (c *Configuration) dependentsAhead(top int32, heads []int32) int {
	cost := 0
	for b := c.next; b < c.n; b++ {
		if heads[b] == top {
			cost++
		}
	}
	return cost
}
