package phonetic

// Skeleton is the consonants of a token as a short code: sounds that people
// confuse share a class, vowels, h and doubling are left out. Four bits a
// class, at most seven classes; the top bits say whether the token begins with
// a vowel. Zero is a token without consonants (and none that begins with one).
type Skeleton uint32

// Classes of consonants.
const (
	labial   = 1 + iota // b p
	dental              // d t th
	sibilant            // s z ts, c before e and i
	palatal             // sh ch zh j
	velar               // k g q kh gh, c elsewhere
	liquidL
	liquidR
	nasalM
	nasalN
	fricative // f v ph, w at the beginning
)

const maxClasses = 7

var classOf = [128]byte{'b': labial, 'p': labial, 'd': dental, 't': dental, 's': sibilant, 'z': sibilant, 'j': palatal,
	'k': velar, 'g': velar, 'q': velar, 'l': liquidL, 'r': liquidR, 'm': nasalM, 'n': nasalN, 'f': fricative, 'v': fricative,
	'H': 0, 'S': sibilant, 'D': dental, 'T': dental}

// Of gives the skeleton of a token.
func Of(t string) Skeleton {
	var s Skeleton
	n := 0
	last := byte(0)
	for i := 0; i < len(t) && n < maxClasses; i++ {
		c := t[i]
		if c >= 128 {
			continue
		}
		class := classOf[c]
		next := byte(0)
		if i+1 < len(t) {
			next = t[i+1]
		}
		switch c {
		case 'c':
			switch {
			case next == 'h' || next == 'z':
				class = palatal
				i++
			case next == 'e' || next == 'i' || next == 'y':
				class = sibilant
			default:
				class = velar
			}
		case 's':
			if next == 'h' {
				class = palatal
				i++
				if i+2 < len(t) && t[i+1] == 'c' && t[i+2] == 'h' {
					i += 2 // shch
				}
			} else if next == 'c' && i+2 < len(t) && t[i+2] == 'h' {
				class = palatal
				i += 2
			}
		case 'z':
			if next == 'h' {
				class = palatal
				i++
			}
		case 'd':
			if next == 'j' || next == 'z' && i+2 < len(t) && t[i+2] == 'h' {
				continue // dj, dzh: the sound is that of what follows
			}
		case 't':
			if next == 's' && i+2 < len(t) && t[i+2] == 'c' || next == 'c' && i+2 < len(t) && t[i+2] == 'h' {
				continue // tsch, tch
			}
			if next == 's' || next == 'z' {
				continue
			}
		case 'p':
			if next == 'h' {
				class = fricative
				i++
			}
		case 'x':
			if i == 0 {
				class = sibilant
			} else {
				class = velar
			}
		case 'w':
			if i == 0 {
				class = fricative
			}
		}
		if class == 0 {
			if c != 'h' && c != 'w' && c != 'y' && c != '\'' {
				last = 0 // a vowel parts doubled consonants
			}
			continue
		}
		if class == last {
			continue
		}
		s |= Skeleton(class) << (4 * n)
		n++
		last = class
	}
	if len(t) > 0 {
		switch t[0] {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', '\'', 'H':
			s |= 1 << 28
		}
	}
	return s
}

// Len gives the number of consonants.
func (s Skeleton) Len() int {
	n := 0
	for s &= 1<<28 - 1; s != 0; s >>= 4 {
		n++
	}
	return n
}

// Consonants drops the mark of an initial vowel.
func (s Skeleton) Consonants() Skeleton { return s & (1<<28 - 1) }

// String writes the classes as letters, as they stand in explanations.
func (s Skeleton) String() string {
	const letters = "-btsjklrmnf"
	b := make([]byte, 0, 8)
	for s = s.Consonants(); s != 0; s >>= 4 {
		b = append(b, letters[s&15])
	}
	return string(b)
}

// Deletes calls f for the consonants of s and for every code that comes of it
// by leaving out one consonant, or two where there are six or more. Two
// skeletons that meet in such a code differ by as many steps at most.
func (s Skeleton) Deletes(f func(Skeleton)) {
	c := s.Consonants()
	f(c)
	n := c.Len()
	if n < 2 {
		return
	}
	for i := range n {
		d := c.without(i)
		f(d)
		if n >= 6 {
			for j := i; j < n-1; j++ {
				f(d.without(j))
			}
		}
	}
}

func (s Skeleton) without(i int) Skeleton {
	low := s & (1<<(4*i) - 1)
	return low | s>>4&^(1<<(4*i)-1)
}
