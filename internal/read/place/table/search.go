package table

import (
	"encoding/binary"
	"iter"
	"unsafe"
)

// Find gives the places of a normalised name, likeliest first. When the name
// itself isn't listed, longer says whether a listed name begins with it and a
// space; when it is, longer says the same.
func (n *Names) Find(key []byte) (posts PostList, longer bool) {
	b := n.block(key)
	if b < 0 {
		b = 0
	}
	if len(n.blocks) == 0 {
		return PostList{}, false
	}
	var buf [256]byte
	name := buf[:0]
	at := n.starts[b]
	for i, pos := b*blockSize, int(n.blocks[b]); i < len(n.counts); i++ {
		if i%blockSize == 0 {
			name = name[:0]
		}
		name, pos = n.next(name, pos)
		switch c := compare(name, key); {
		case c == 0:
			posts = PostList{n.posts[at : at+uint32(n.counts[i])]}
		case c > 0:
			return posts, len(name) > len(key) && name[len(key)] == ' ' && string(name[:len(key)]) == string(key)
		}
		at += uint32(n.counts[i])
	}
	return posts, false
}

// PostList is the places of one name.
type PostList struct{ posts []uint32 }

// Len is their number.
func (l PostList) Len() int { return len(l.posts) }

// At gives the i-th.
func (l PostList) At(i int) Post {
	return Post{Place: int32(l.posts[i] & (1<<24 - 1)), How: How(l.posts[i] >> 24)}
}

// All goes over the names in order.
func (n *Names) All() iter.Seq2[string, PostList] {
	return func(yield func(string, PostList) bool) {
		var name []byte
		at, pos := uint32(0), 0
		for i := range n.counts {
			if i%blockSize == 0 {
				name = name[:0]
			}
			name, pos = n.next(name, pos)
			if !yield(string(name), PostList{n.posts[at : at+uint32(n.counts[i])]}) {
				return
			}
			at += uint32(n.counts[i])
		}
	}
}

// block gives the last block whose first name is not after key, -1 for none.
func (n *Names) block(key []byte) int {
	lo, hi := 0, len(n.blocks)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if compare(n.head(mid), key) <= 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// head gives the first name of a block, without a copy.
func (n *Names) head(b int) []byte {
	pos := int(n.blocks[b])
	_, pos = n.number(pos) // shared: 0
	size, pos := n.number(pos)
	return unsafe.Slice(unsafe.StringData(n.blob), len(n.blob))[pos : pos+size]
}

func (n *Names) next(last []byte, pos int) ([]byte, int) {
	shared, pos := n.number(pos)
	size, pos := n.number(pos)
	return append(last[:shared], n.blob[pos:pos+size]...), pos + size
}

func (n *Names) number(pos int) (int, int) {
	if c := n.blob[pos]; c < 0x80 {
		return int(c), pos + 1
	}
	v, size := binary.Uvarint([]byte(n.blob[pos:min(pos+binary.MaxVarintLen64, len(n.blob))]))
	return int(v), pos + size
}

func compare(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}

func appendFront(dst []byte, last, name string) []byte {
	shared := 0
	for shared < min(len(last), len(name)) && last[shared] == name[shared] {
		shared++
	}
	dst = binary.AppendUvarint(dst, uint64(shared))
	dst = binary.AppendUvarint(dst, uint64(len(name)-shared))
	return append(dst, name[shared:]...)
}
