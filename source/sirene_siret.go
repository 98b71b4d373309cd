package source

const laPoste = 356000000

// soundSIRET checks the key of a SIRET (Luhn), except those of La Poste, whose digits add up to a multiple of five; its head office
// follows the ordinary rule.
func soundSIRET(siret uint64) bool {
	if siret < 1e9 {
		return false
	}
	luhn := luhnSums[siret%1e4] + luhnSums[siret/1e4%1e4] + luhnSums[siret/1e8%1e4] + luhnSums[siret/1e12]
	return luhn%10 == 0 || siret/1e5 == laPoste && plainSum(siret)%5 == 0
}

// luhnSums are the sums of the digits of numbers below 10,000, those of tens and thousands doubled, for four digits are looked up at
// the price of one.
var luhnSums = func() (sums [1e4]uint8) {
	for n := range sums {
		for i, digit := range [...]int{n % 10, n / 10 % 10 * 2, n / 100 % 10, n / 1000 * 2} {
			if sums[n] += uint8(digit); i%2 == 1 && digit > 9 {
				sums[n] -= 9
			}
		}
	}
	return sums
}()

func plainSum(n uint64) (sum uint64) {
	for ; n > 0; n /= 10 {
		sum += n % 10
	}
	return sum
}
