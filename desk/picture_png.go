package desk

import (
	"encoding/binary"
	"strings"
)

// pngKept are the chunks that say how a PNG is seen (PNG, third edition, 11.2 and 11.3). The others are texts, the hour, what a
// camera wrote, the frames of an animation, and what programs add for themselves.
const pngKept = " IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs "

// png goes through the chunks of a PNG: four bytes of length, four of type, the data, four of checksum.
func (p *picture) png() error {
	if err := p.pass(8, true); err != nil { // its signature
		return err
	}
	for first := true; ; first = false {
		head, err := p.head(8)
		if err != nil {
			return err
		}
		size, kind := int64(binary.BigEndian.Uint32(head)), string(head[4:])
		if first != (kind == "IHDR") {
			return ErrNoPicture
		}
		if first {
			if err := p.pngMeasured(); err != nil {
				return err
			}
		}
		if err := p.pass(8+size+4, strings.Contains(pngKept, " "+kind+" ")); err != nil || kind == "IEND" {
			return err // what follows the end is no part of the picture
		}
	}
}

// pngMeasured reads the width and the height, which begin the first chunk.
func (p *picture) pngMeasured() error {
	b, err := p.head(16)
	if err != nil {
		return err
	}
	return measured(uint64(binary.BigEndian.Uint32(b[8:])), uint64(binary.BigEndian.Uint32(b[12:])))
}
