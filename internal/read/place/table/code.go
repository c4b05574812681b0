package table

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unsafe"
)

// magic opens a table; its last byte is the version of the form.
const magic = "factum places\n\x01"

// Encode writes the table: magic, header and the size of the body in the
// clear, the body deflated.
func Encode(t *Table) []byte {
	var e encoder
	e.number(uint64(len(t.Records)))
	for _, column := range columns {
		for i := range t.Records {
			column(&e, i, t.Records)
		}
	}
	e.strings(t.Records, func(r *Record) string { return r.ID })
	e.strings(t.Records, func(r *Record) string { return r.Name })
	e.number(uint64(len(t.Links)))
	for _, l := range t.Links {
		e.number(uint64(l.From))
		e.number(uint64(l.To))
		if l.Partly {
			e.number(1)
		} else {
			e.number(0)
		}
	}
	n := &t.Names
	e.text(n.blob)
	e.number(uint64(len(n.counts)))
	e.buf = append(e.buf, n.counts...)
	for _, p := range n.posts {
		e.buf = append(e.buf, byte(p>>24))
	}
	for shift := 0; shift < 24; shift += 8 {
		for _, p := range n.posts {
			e.buf = append(e.buf, byte(p>>shift))
		}
	}

	var out bytes.Buffer
	out.WriteString(magic)
	out.Write(binary.AppendUvarint(nil, uint64(len(t.Header))))
	out.WriteString(t.Header)
	out.Write(binary.AppendUvarint(nil, uint64(len(e.buf))))
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err == nil {
		_, err = w.Write(e.buf)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil { // a bytes.Buffer takes everything and the level is a constant
		panic(err)
	}
	return out.Bytes()
}

// columns are the numbers of a record, each column on its own because like
// stands by like there; ids and references as differences to the record before.
var columns = []func(*encoder, int, []Record){
	func(e *encoder, i int, r []Record) { e.buf = append(e.buf, r[i].Kind) },
	func(e *encoder, i int, r []Record) { e.buf = append(e.buf, r[i].Flags) },
	func(e *encoder, i int, r []Record) { e.difference(i, func(j int) int64 { return int64(r[j].Country) }) },
	func(e *encoder, i int, r []Record) { e.difference(i, func(j int) int64 { return int64(r[j].Unit) }) },
	func(e *encoder, i int, r []Record) {
		e.difference(i, func(j int) int64 { return int64(r[j].District) })
	},
	func(e *encoder, i int, r []Record) { e.difference(i, func(j int) int64 { return int64(r[j].Lat) }) },
	func(e *encoder, i int, r []Record) { e.difference(i, func(j int) int64 { return int64(r[j].Lon) }) },
	func(e *encoder, i int, r []Record) { e.number(uint64(r[i].People)) },
	func(e *encoder, i int, r []Record) { e.difference(i, func(j int) int64 { return int64(r[j].Number) }) },
}

type encoder struct{ buf []byte }

func (e *encoder) number(v uint64) { e.buf = binary.AppendUvarint(e.buf, v) }

func (e *encoder) difference(i int, at func(int) int64) {
	v := at(i)
	if i > 0 {
		v -= at(i - 1)
	}
	e.buf = binary.AppendVarint(e.buf, v)
}

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	e.buf = append(e.buf, s...)
}

func (e *encoder) strings(records []Record, of func(*Record) string) {
	var all strings.Builder
	for i := range records {
		s := of(&records[i])
		e.number(uint64(len(s)))
		all.WriteString(s)
	}
	e.text(all.String())
}

// ErrBroken is the error of a table that can't be read.
var ErrBroken = errors.New("table of places is broken: compile it anew")

// maxBody bounds what a broken table can make the reader allocate.
const maxBody = 64 << 20

// Decode reads a table.
func Decode(data []byte) (*Table, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("%w (no magic)", ErrBroken)
	}
	head := decoder{buf: rest}
	t := &Table{Header: strings.Clone(head.text(head.count()))}
	size := head.number()
	if head.bad || size > maxBody {
		return nil, fmt.Errorf("%w (header)", ErrBroken)
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(head.buf)), body); err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	d := decoder{buf: body}
	d.records(t)
	d.links(t)
	d.names(&t.Names)
	if d.bad || !t.sound() {
		return nil, fmt.Errorf("%w (body)", ErrBroken)
	}
	return t, nil
}

type decoder struct {
	buf []byte
	bad bool
}

func (d *decoder) number() uint64 {
	if len(d.buf) > 0 && d.buf[0] < 0x80 {
		v := d.buf[0]
		d.buf = d.buf[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(d.buf)
	if n <= 0 {
		d.bad, d.buf = true, nil
		return 0
	}
	d.buf = d.buf[n:]
	return v
}

func (d *decoder) signed() int64 {
	u := d.number()
	return int64(u>>1) ^ -int64(u&1)
}

// count reads a number of things of at least one byte each that follow.
func (d *decoder) count() int {
	v := d.number()
	if v > uint64(len(d.buf)) {
		d.bad, d.buf = true, nil
		return 0
	}
	return int(v)
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.buf) {
		d.bad, d.buf = true, nil
		return nil
	}
	b := d.buf[:n]
	d.buf = d.buf[n:]
	return b
}

// text is bytes without a copy: what is decoded is never changed.
func (d *decoder) text(n int) string {
	b := d.bytes(n)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

func (d *decoder) records(t *Table) {
	n := d.count()
	t.Records = make([]Record, n)
	r := t.Records
	for i, b := range d.bytes(n) {
		r[i].Kind = b
	}
	for i, b := range d.bytes(n) {
		r[i].Flags = b
	}
	for _, field := range []func(*Record) *int32{
		func(r *Record) *int32 { return &r.Country },
		func(r *Record) *int32 { return &r.Unit },
		func(r *Record) *int32 { return &r.District },
		func(r *Record) *int32 { return &r.Lat },
		func(r *Record) *int32 { return &r.Lon },
	} {
		var v int64
		for i := range r {
			v += d.signed()
			*field(&r[i]) = int32(v)
		}
	}
	for i := range r {
		r[i].People = uint32(d.number())
	}
	var v int64
	for i := range r {
		v += d.signed()
		r[i].Number = uint32(v)
	}
	d.strings(r, func(r *Record) *string { return &r.ID })
	d.strings(r, func(r *Record) *string { return &r.Name })
}

func (d *decoder) strings(records []Record, field func(*Record) *string) {
	sizes := make([]int, len(records))
	for i := range sizes {
		sizes[i] = int(d.number())
	}
	all := d.text(d.count())
	for i, size := range sizes {
		if size < 0 || size > len(all) {
			d.bad = true
			return
		}
		*field(&records[i]) = all[:size]
		all = all[size:]
	}
}

func (d *decoder) links(t *Table) {
	t.Links = make([]Link, d.count())
	for i := range t.Links {
		t.Links[i] = Link{From: int32(d.number()), To: int32(d.number()), Partly: d.number() == 1}
	}
}

func (d *decoder) names(n *Names) {
	n.blob = d.text(d.count())
	n.counts = d.bytes(d.count())
	total := 0
	for i, c := range n.counts {
		if i%blockSize == 0 {
			n.starts = append(n.starts, uint32(total))
		}
		total += int(c)
	}
	n.posts = make([]uint32, min(total, len(d.buf)))
	n.blocks = make([]uint32, 0, len(n.counts)/blockSize+1)
	for _, shift := range []int{24, 0, 8, 16} {
		for i, b := range d.bytes(total) {
			n.posts[i] |= uint32(b) << shift
		}
	}
	if !d.bad {
		d.bad = !n.index()
	}
}

// index finds the blocks, and says whether the names can be walked.
func (n *Names) index() bool {
	d := decoder{buf: unsafe.Slice(unsafe.StringData(n.blob), len(n.blob))}
	last := 0
	for i := range n.counts {
		if i%blockSize == 0 {
			n.blocks = append(n.blocks, uint32(len(n.blob)-len(d.buf)))
			last = 0
		}
		shared := int(d.number())
		size := d.count()
		d.bytes(size)
		if d.bad || shared > last || shared < 0 {
			return false
		}
		last = shared + size
	}
	return len(d.buf) == 0
}

// sound says whether every reference has a target.
func (t *Table) sound() bool {
	n := int32(len(t.Records))
	in := func(i int32) bool { return i >= -1 && i < n }
	for i := range t.Records {
		r := &t.Records[i]
		if !in(r.Country) || !in(r.Unit) || !in(r.District) || r.Kind < Country || r.Kind > Town {
			return false
		}
	}
	for _, l := range t.Links {
		if l.From < 0 || l.To < 0 || l.From >= n || l.To >= n {
			return false
		}
	}
	for _, p := range t.Names.posts {
		if int32(p&(1<<24-1)) >= n {
			return false
		}
	}
	return true
}
