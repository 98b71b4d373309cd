package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// overContract is the power of a body competent over the territory of a contract.
func overContract(s *state, k kind, contract id) power {
	if c, ok := s.Contracts.Get(contract); ok {
		return power{Kind: k, Over: c.Territory}
	}
	return power{Kind: k, Over: contract}
}

// atStep finds a contract and refuses one that is at none of the steps expected on a day.
func atStep(s *state, contract id, on day, expected ...register.ContractStep) (*register.Contract, *register.Refusal) {
	c, ok := s.Contracts.Get(contract)
	if !ok {
		return nil, register.Refuse(register.Missing, "object.unknown", "id", contract).On("contract")
	}
	if r := early("contract", contract, c.Step, on); r != nil {
		return nil, r
	}
	if step := c.Step.Value(on); !slices.Contains(expected, step) {
		return nil, register.Refuse(register.Conflict, "contract.step", "contract", contract, "step", step, "day", on).On("contract")
	}
	return c, nil
}

// standing is atStep for what a territory that has ended can no longer do, nor an amendment once the contract that it amends is
// closed. Closing a contract is not.
func standing(s *state, contract id, on day, expected ...register.ContractStep) (*register.Contract, *register.Refusal) {
	c, r := atStep(s, contract, on, expected...)
	if r != nil {
		return nil, r
	}
	if _, r = live(s, "contract", c.Territory, on); r == nil && c.Amends != "" {
		_, r = atStep(s, c.Amends, on, register.Signed, register.InForce)
	}
	return c, r
}

var stepRefusals = map[string]locale.Text{
	"contract.step": {FR: "{contract} est « {step} » au {day} : cet acte vient avant ou après.", EN: "{contract} is “{step}” on {day}: this act comes before or after."},
}
