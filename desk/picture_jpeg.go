package desk

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
)

// The markers of a JPEG that matter here (ITU-T T.81, table B.1).
const (
	jpegStart    = 0xD8
	jpegEnd      = 0xD9
	jpegScan     = 0xDA
	jpegApp0     = 0xE0
	jpegComment  = 0xFE
	jpegRestart  = 0xD0 // to 0xD7, inside a scan
	jpegFirstSOF = 0xC0 // to 0xCF, but for three: the frame, with its size
)

// jpeg goes through the segments of a JPEG: 0xFF, a marker, two bytes of length that count themselves, the data.
func (p *picture) jpeg() error {
	if err := p.pass(2, true); err != nil { // its start
		return err
	}
	for framed := false; ; {
		head, err := p.head(2)
		if err != nil || head[0] != 0xFF {
			return ErrNoPicture
		}
		switch marker := head[1]; {
		case marker == 0xFF: // it fills
			err = p.pass(1, false)
		case marker == jpegEnd && framed: // what follows the end is no part of the picture
			return p.pass(2, true)
		default:
			framed = framed || isFrame(marker)
			err = p.segment(marker)
		}
		if err != nil {
			return err
		}
	}
}

// isFrame reports whether a marker opens the frame: tables of codes are among its numbers.
func isFrame(marker byte) bool {
	return marker&0xF0 == jpegFirstSOF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
}

// segment keeps one that says how the picture is seen. What programs add is left out, but for the colours (APP2 when it is a
// profile, APP14 of Adobe), the shape of the points (APP0, without its small picture), and the way up, which is said anew.
func (p *picture) segment(marker byte) error {
	head, err := p.head(4)
	if err != nil || head[3] < 2 && head[2] == 0 {
		return ErrNoPicture
	}
	size := 2 + int64(binary.BigEndian.Uint16(head[2:]))
	data, err := p.head(int(size))
	if err != nil {
		return err
	}
	said := data[4:]
	switch {
	case isFrame(marker):
		if len(said) < 5 {
			return ErrNoPicture
		}
		if err := measured(uint64(binary.BigEndian.Uint16(said[3:])), uint64(binary.BigEndian.Uint16(said[1:]))); err != nil {
			return err
		}
	case marker == jpegApp0 && bytes.HasPrefix(said, []byte("JFIF\x00")) && len(said) >= 14:
		p.keep("\xFF\xE0\x00\x10"+string(said[:12])+"\x00\x00", 0)
		return p.pass(size, false)
	case marker == jpegApp0+1 && bytes.HasPrefix(said, []byte("Exif\x00\x00")):
		if up := wayUp(said[6:]); up > 1 {
			p.keep(sayingWayUp(up), 0)
		}
		return p.pass(size, false)
	case marker == jpegScan:
		return p.scan(size)
	}
	added := marker&0xF0 == jpegApp0 && !bytes.HasPrefix(said, []byte("ICC_PROFILE\x00")) && !bytes.HasPrefix(said, []byte("Adobe\x00"))
	return p.pass(size, !added && marker != jpegComment)
}

// scan keeps a scan: its head, then coded points until a marker that is none of theirs.
func (p *picture) scan(head int64) error {
	from := bufio.NewReader(io.NewSectionReader(p.file, p.at+head, p.size))
	for n, last := head, byte(0); ; n++ {
		b, err := from.ReadByte()
		if err != nil {
			return ErrNoPicture
		}
		if last == 0xFF && b != 0 && b != 0xFF && b&^7 != jpegRestart {
			return p.pass(n-1, true) // the marker is the next segment
		}
		last = b
	}
}

// orientation is the tag of the way up (Exif 2.32, 4.6.5).
const orientation = 0x0112

// wayUp reads which way up a picture is to be shown, 1 to 8, in what a camera wrote: a TIFF, of which it is a short of the first
// directory. It is 1, as the points lie, where nothing sound is said.
func wayUp(tiff []byte) uint16 {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			break
		}
		if up := order.Uint16(entries[8:]); order.Uint16(entries) == orientation && up >= 1 && up <= 8 {
			return up
		}
		entries = entries[12:]
	}
	return 1
}

// sayingWayUp is the segment that says it, and nothing else: a directory of one short.
func sayingWayUp(up uint16) string {
	return "\xFF\xE1\x00\x22Exif\x00\x00" + "MM\x00\x2a\x00\x00\x00\x08" + "\x00\x01" + "\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(up)) + "\x00\x00" + "\x00\x00\x00\x00"
}
