// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// A log is hashed several times per operation, and libsodium computes SHA-256 in portable C (200 MB/s); the
// instructions that x86 has for it are seven times as fast. The digest is the same by definition, and
// tests/base/tst_hash.cpp holds the two against each other.
//
// The instructions work on four rounds and four message words at a time. With W[i] the i-th group of four words:
//     W[i+1] = msg2(msg1(W[i-3], W[i-2]) + (W[i]:W[i-1] shifted by one word), W[i])        for i ≥ 3
// so a ring of four registers holds all that is still needed.

#include "core/base/sha256block.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define STEWARD_X86_SHA
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace steward {

#ifdef STEWARD_X86_SHA

bool hasSha256Instructions()
{
    static const bool has = [] {
        unsigned a = 0;
        unsigned b = 0;
        unsigned c = 0;
        unsigned d = 0;
        if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1) || !(c & bit_SSSE3))
            return false;
        return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
    }();
    return has;
}

namespace {

/// FIPS 180-4, 4.2.2.
alignas(16) constexpr std::uint32_t constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b,
    0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc,
    0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1,
    0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814,
    0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

} // namespace

__attribute__((target("sha,sse4.1,ssse3"))) void sha256Blocks(
    std::uint32_t state[8], const std::uint8_t *blocks, std::size_t count)
{
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    auto *const words = reinterpret_cast<__m128i *>(state);
    // The instructions want the eight state words as (a b e f) and (c d g h).
    const __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
    const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
    __m128i abef = _mm_alignr_epi8(abcd, efgh, 8);
    __m128i cdgh = _mm_blend_epi16(efgh, abcd, 0xF0);

    for (; count > 0; --count, blocks += 64) {
        const __m128i abefBefore = abef;
        const __m128i cdghBefore = cdgh;
        __m128i ring[4];
#pragma GCC unroll 16
        for (int i = 0; i < 16; ++i) {
            if (i < 4) {
                const auto *const source = reinterpret_cast<const __m128i *>(blocks) + i;
                ring[i] = _mm_shuffle_epi8(_mm_loadu_si128(source), bigEndian);
            }
            __m128i rounds = _mm_add_epi32(
                ring[i % 4], _mm_load_si128(reinterpret_cast<const __m128i *>(constants) + i));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, rounds);
            if (i >= 3 && i < 15) {
                const __m128i shifted = _mm_alignr_epi8(ring[i % 4], ring[(i + 3) % 4], 4);
                ring[(i + 1) % 4] = _mm_sha256msg2_epu32(_mm_add_epi32(ring[(i + 1) % 4], shifted), ring[i % 4]);
            }
            rounds = _mm_shuffle_epi32(rounds, 0x0E);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, rounds);
            if (i >= 1 && i < 13)
                ring[(i + 3) % 4] = _mm_sha256msg1_epu32(ring[(i + 3) % 4], ring[i % 4]);
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }

    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128(words, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128(words + 1, _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool hasSha256Instructions() { return false; }
void sha256Blocks(std::uint32_t *, const std::uint8_t *, std::size_t) {}

#endif

} // namespace steward
