package register

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"unsafe"

	"github.com/google/renameio/v2"
)

// The index file: the magic line, version, number of sections, the checksum
// (CRC-32C) of all that follows it, then offset and length of each section, then the
// sections, each at a multiple of eight bytes, in little-endian order. It is
// the arrays of the index as they stand in memory, so that it can be used where it lies.

const (
	magic       = "factum register index\n"
	version     = 2
	headerSize  = 32 // magic (22), version (2), sections (4), checksum (4)
	sectionSize = 16
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errDamaged = errors.New("the index file is damaged or cut short; write it again from the list")

// section is an array of the index, which the file holds as it stands in memory.
type section interface {
	raw() []byte
	lay(data []byte) bool // makes the array of data, without copying
}

type array[T byte | uint32 | posting | reading] struct{ at *[]T }

func (a array[T]) size() int { return int(unsafe.Sizeof(*new(T))) }

func (a array[T]) raw() []byte {
	if len(*a.at) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(*a.at))), a.size()*len(*a.at))
}

func (a array[T]) lay(data []byte) bool {
	if len(data)%a.size() != 0 {
		return false
	}
	if len(data) > 0 {
		*a.at = unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(data))), len(data)/a.size())
	}
	return true
}

// sections are the arrays in their order in the file.
func (x *index) sections() []section {
	var list []section
	for _, w := range []*[]uint32{&x.idOff, &x.first, &x.byID, &x.record, &x.textOff, &x.partOff, &x.parts, &x.tokenOff, &x.postOff,
		&x.skeletons, &x.skelOff, &x.deletes, &x.deleteOf} {
		list = append(list, array[uint32]{w})
	}
	list = append(list, array[posting]{&x.posts}, array[reading]{&x.readings})
	for _, b := range []*[]byte{&x.ids, &x.text, &x.flags, &x.codes} {
		list = append(list, array[byte]{b})
	}
	return list
}

func littleEndian() bool {
	n := uint16(1)
	return *(*byte)(unsafe.Pointer(&n)) == 1
}

// WriteIndex writes the register to a file that Open reads at once. The file is
// complete or not there. Records that were added or removed since the register
// was opened are worked in.
func (r *Register) WriteIndex(path string) error {
	if !littleEndian() {
		return errors.New("write the index: this processor orders bytes the other way round; use the list")
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	x := r.base
	if len(r.removed) > 0 || r.added.names() > 0 {
		var err error
		if x, err = r.merged(); err != nil {
			return fmt.Errorf("write the index: %w", err)
		}
	}
	f, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o644))
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	defer f.Cleanup()
	if err := x.write(f); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	if err := f.CloseAtomicallyReplace(); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}

// merged builds one index of all records.
func (r *Register) merged() (*index, error) {
	b := newBuilder()
	add := func(x segment, record uint32) error {
		id := x.id(record)
		for _, n := range x.namesOf(record) {
			schema := "Person"
			if x.nameFlags(n)&flagOrganisation != 0 {
				schema = "Organization"
			}
			p := parse(schema, string(x.nameText(n)))
			if err := b.add(id, &p); err != nil {
				return err
			}
		}
		return nil
	}
	for n := range uint32(r.base.records()) {
		if !r.removed[n] {
			if err := add(r.base, n); err != nil {
				return nil, err
			}
		}
	}
	for n := range r.added.records {
		if !r.added.records[n].removed {
			if err := add(r.added, uint32(n)); err != nil {
				return nil, err
			}
		}
	}
	return b.finish(), nil
}

func (x *index) write(w io.Writer) error {
	var sections [][]byte
	for _, s := range x.sections() {
		sections = append(sections, s.raw())
	}
	table := make([]byte, 0, sectionSize*len(sections))
	at := uint64(headerSize + sectionSize*len(sections))
	for _, s := range sections {
		at = (at + 7) &^ 7
		table = binary.LittleEndian.AppendUint64(table, at)
		table = binary.LittleEndian.AppendUint64(table, uint64(len(s)))
		at += uint64(len(s))
	}
	sum := crc32.Update(0, castagnoli, table)
	at = uint64(headerSize + len(table))
	var zeros [8]byte
	each := func(f func([]byte) error) error {
		at := at
		for _, s := range sections {
			pad := (at+7)&^7 - at
			if err := errors.Join(f(zeros[:pad]), f(s)); err != nil {
				return err
			}
			at += pad + uint64(len(s))
		}
		return nil
	}
	if err := each(func(b []byte) error { sum = crc32.Update(sum, castagnoli, b); return nil }); err != nil {
		return err
	}
	head := append([]byte(nil), magic...)
	head = binary.LittleEndian.AppendUint16(head, version)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(sections)))
	head = binary.LittleEndian.AppendUint32(head, sum)
	if _, err := w.Write(append(head, table...)); err != nil {
		return err
	}
	return each(func(b []byte) error { _, err := w.Write(b); return err })
}

// openIndex maps an index file into memory and checks it.
func openIndex(path string) (*Register, error) {
	data, unmap, err := mapFile(path)
	if err != nil {
		return nil, fmt.Errorf("open the index %s: %w", path, err)
	}
	x, err := decode(data)
	if err != nil {
		_ = unmap() // the error that follows says more
		return nil, fmt.Errorf("open the index %s: %w", path, err)
	}
	r := newRegister(x)
	r.close = unmap
	return r, nil
}

// decode makes an index of a file's bytes, which it goes on using.
func decode(data []byte) (*index, error) {
	if !littleEndian() {
		return nil, errors.New("this processor orders bytes the other way round; use the list")
	}
	if len(data) < headerSize || string(data[:len(magic)]) != magic {
		return nil, errDamaged
	}
	le := binary.LittleEndian
	if v := le.Uint16(data[22:]); v != version {
		return nil, fmt.Errorf("it has version %d, this program reads version %d; write it again from the list", v, version)
	}
	x := &index{}
	sections := x.sections()
	n := len(sections)
	if int(le.Uint32(data[24:])) != n || len(data) < headerSize+n*sectionSize {
		return nil, errDamaged
	}
	if crc32.Checksum(data[headerSize:], castagnoli) != le.Uint32(data[28:]) {
		return nil, errDamaged
	}
	for i := range n {
		at, size := le.Uint64(data[headerSize+i*sectionSize:]), le.Uint64(data[headerSize+i*sectionSize+8:])
		if at > uint64(len(data)) || size > uint64(len(data))-at || at%8 != 0 || uintptr(unsafe.Pointer(unsafe.SliceData(data)))%8 != 0 {
			return nil, errDamaged
		}
		s := data[at : at+size : at+size]
		if !sections[i].lay(s) {
			return nil, errDamaged
		}
	}
	if !x.sound() {
		return nil, errDamaged
	}
	return x, nil
}

// sound checks that all numbers point into the arrays they are for, so that a
// file that is wrong though its checksum is right cannot make a search fail.
func (x *index) sound() bool {
	names, records, tokens := len(x.flags), len(x.first)-1, len(x.tokenOff)-1
	offsets := func(off []uint32, n, last int) bool {
		return len(off) == n+1 && off[0] == 0 && int(off[n]) == last && slices.IsSorted(off)
	}
	below := func(list []uint32, limit int) bool {
		for _, v := range list {
			if int(v) >= limit {
				return false
			}
		}
		return true
	}
	if records < 0 || tokens < 0 {
		return false
	}
	for _, p := range x.parts {
		if int(p>>8) >= tokens {
			return false
		}
	}
	return offsets(x.idOff, records, len(x.ids)) && offsets(x.first, records, names) && len(x.byID) == records && below(x.byID, records) &&
		len(x.record) == names && below(x.record, records) &&
		offsets(x.textOff, names, len(x.text)) && offsets(x.partOff, names, len(x.parts)) &&
		offsets(x.tokenOff, tokens, len(x.codes)) && offsets(x.postOff, tokens, len(x.posts)) && !slices.ContainsFunc(x.posts, func(p posting) bool { return int(p.name) >= names }) &&
		offsets(x.skelOff, len(x.skeletons), len(x.readings)) && !slices.ContainsFunc(x.readings, func(r reading) bool { return int(r.token) >= tokens }) &&
		slices.IsSorted(x.skeletons) && slices.IsSorted(x.deletes) && len(x.deleteOf) == len(x.deletes) && below(x.deleteOf, len(x.skeletons))
}
