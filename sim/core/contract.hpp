#pragma once
// Contracts inside the kernel: a broken one is a defect of the program, never of a user's input.

namespace samverkan {

/// Raised when a contract of the kernel is broken; `what` names the contract.
struct ContractViolation {
    const char* what;
};

/// Precondition: throws ContractViolation unless `holds`.
constexpr void expect(bool holds, const char* what) {
    if (!holds) throw ContractViolation{what};
}

/// Postcondition or invariant: throws ContractViolation unless `holds`.
constexpr void ensure(bool holds, const char* what) { expect(holds, what); }

}  // namespace samverkan
