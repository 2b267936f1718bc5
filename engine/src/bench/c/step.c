/*
 * The seed drummer's network step for AVX-512, as well as we can write it by hand: the peer that Ghostnote measures
 * itself against. One state, one thread. Also the floor: reading as many bytes as a step must, and nothing else.
 *
 * Gates: 800 columns in 5 blocks of 10 vectors. A block stores its columns of input 0, then of input 1, and so on, so
 * it is read from front to back while its 10 sums stay in registers. Every other step takes the blocks backwards, because
 * what was read last is still in the second-level cache, which the weights just about fill (worth 5 % on a Zen 4, where
 * 25 sums at once, activations inside the blocks, software prefetch and huge pages gave nothing).
 *
 * Output: 240 columns in one block of 15 vectors: ticks 0-207, notes 0-15, ticks 208, note 16, 14 pads.
 */
#include <immintrin.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { UNITS = 200, GATES = 4 * UNITS, NOTES = 17, TICKS = 209, LANES = 16 };
enum { WIDE = 10, BLOCKS = GATES / LANES / WIDE, LOGITS = 240, HEAD_VECTORS = LOGITS / LANES, CHOICES = NOTES + TICKS };
enum { NOTE_LOGITS = 208, LAST_LOGITS = 224, TICKS_VECTORS = NOTE_LOGITS / LANES, SPARE = LANES };

/* Above 28 a product of three exponentials would overflow; sigmoid and tanh have long reached 1. */
#define LIMIT 28.0f
#define LAST_TICKS ((__mmask16) 1)
#define LAST_NOTE ((__mmask16) 2)
#define ALIGNED __attribute__((aligned(64)))
#define INLINED static inline __attribute__((always_inline))

typedef __m512 vec;

typedef struct {
    ALIGNED float recurrent[UNITS * GATES];
    ALIGNED float head[UNITS * LOGITS];
    ALIGNED float note_rows[NOTES * GATES];
    ALIGNED float ticks_rows[TICKS * GATES];
    ALIGNED float head_bias[LOGITS];
    ALIGNED float hidden[UNITS + SPARE];
    ALIGNED float memory[UNITS + SPARE];
    ALIGNED float gates[GATES + SPARE];
    ALIGNED float logits[LOGITS];
    uint64_t random;
    int note, ticks, backwards;
} network;

/* exp by 2^n p(r): the polynomial of the Cephes library, relative error 2e-7. */
INLINED vec exponential(vec x) {
    vec n = _mm512_roundscale_ps(_mm512_mul_ps(x, _mm512_set1_ps(1.44269504f)), _MM_FROUND_TO_NEAREST_INT);
    vec r = _mm512_fnmadd_ps(n, _mm512_set1_ps(0.693359375f), x);
    r = _mm512_fnmadd_ps(n, _mm512_set1_ps(-2.12194440e-4f), r);
    vec p = _mm512_set1_ps(1.9875691500e-4f);
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1.3981999507e-3f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(8.3334519073e-3f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(4.1665795894e-2f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1.6666665459e-1f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(5.0000001201e-1f));
    p = _mm512_fmadd_ps(_mm512_mul_ps(r, r), p, _mm512_add_ps(r, _mm512_set1_ps(1)));
    return _mm512_scalef_ps(p, n);
}

/* exp(factor * x), its argument kept within the limit */
INLINED vec gate_exponential(vec x, float factor) {
    vec y = _mm512_mul_ps(x, _mm512_set1_ps(factor));
    y = _mm512_min_ps(_mm512_max_ps(y, _mm512_set1_ps(-LIMIT)), _mm512_set1_ps(LIMIT));
    return exponential(y);
}

INLINED void block(const float *weights, const float *hidden, const float *note, const float *ticks, float *gates) {
    vec sum[WIDE];
#pragma GCC unroll 10
    for (int i = 0; i < WIDE; i++) {
        sum[i] = _mm512_add_ps(_mm512_load_ps(note + LANES * i), _mm512_load_ps(ticks + LANES * i));
    }
    for (int k = 0; k < UNITS; k++, weights += WIDE * LANES) {
        vec x = _mm512_set1_ps(hidden[k]);
#pragma GCC unroll 10
        for (int i = 0; i < WIDE; i++) {
            sum[i] = _mm512_fmadd_ps(x, _mm512_load_ps(weights + LANES * i), sum[i]);
        }
    }
#pragma GCC unroll 10
    for (int i = 0; i < WIDE; i++) {
        _mm512_store_ps(gates + LANES * i, sum[i]);
    }
}

static void sum_gates(network *net) {
    const float *note = net->note_rows + net->note * GATES;
    const float *ticks = net->ticks_rows + net->ticks * GATES;
    for (int i = 0; i < BLOCKS; i++) {
        int b = net->backwards ? BLOCKS - 1 - i : i;
        int column = b * WIDE * LANES;
        block(net->recurrent + UNITS * column, net->hidden, note + column, ticks + column, net->gates + column);
    }
    net->backwards ^= 1;
}

/* c = sigmoid(f) c + sigmoid(i) tanh(g); h = sigmoid(o) tanh(c); one division each. */
static void activate(network *net) {
    vec one = _mm512_set1_ps(1);
    for (int u = 0; u < UNITS; u += LANES) {
        vec f = _mm512_add_ps(one, gate_exponential(_mm512_loadu_ps(net->gates + u), -1));
        vec i = _mm512_add_ps(one, gate_exponential(_mm512_loadu_ps(net->gates + UNITS + u), -1));
        vec o = _mm512_add_ps(one, gate_exponential(_mm512_loadu_ps(net->gates + 2 * UNITS + u), -1));
        vec g = gate_exponential(_mm512_loadu_ps(net->gates + 3 * UNITS + u), -2);
        vec ig = _mm512_mul_ps(i, _mm512_add_ps(one, g));
        vec c = _mm512_mul_ps(f, _mm512_sub_ps(one, g));
        c = _mm512_div_ps(_mm512_fmadd_ps(_mm512_load_ps(net->memory + u), ig, c), _mm512_mul_ps(f, ig));
        _mm512_store_ps(net->memory + u, c);
        vec e = gate_exponential(c, -2);
        vec h = _mm512_div_ps(_mm512_sub_ps(one, e), _mm512_mul_ps(o, _mm512_add_ps(one, e)));
        _mm512_store_ps(net->hidden + u, h);
    }
}

static void sum_logits(network *net) {
    vec sum[HEAD_VECTORS];
#pragma GCC unroll 15
    for (int i = 0; i < HEAD_VECTORS; i++) {
        sum[i] = _mm512_load_ps(net->head_bias + LANES * i);
    }
    const float *weights = net->head;
    for (int k = 0; k < UNITS; k++, weights += LOGITS) {
        vec x = _mm512_set1_ps(net->hidden[k]);
#pragma GCC unroll 15
        for (int i = 0; i < HEAD_VECTORS; i++) {
            sum[i] = _mm512_fmadd_ps(x, _mm512_load_ps(weights + LANES * i), sum[i]);
        }
    }
#pragma GCC unroll 15
    for (int i = 0; i < HEAD_VECTORS; i++) {
        _mm512_store_ps(net->logits + LANES * i, sum[i]);
    }
}

static float uniform(network *net) { /* xorshift64 */
    net->random ^= net->random << 13;
    net->random ^= net->random >> 7;
    net->random ^= net->random << 17;
    return (net->random >> 40) * 0x1p-24f;
}

/*
 * Both softmaxes, in place and not divided by their sums, and a draw from each. The sums of the 16 lanes lead to the lane
 * that holds the ticks.
 */
static void draw(network *net) {
    float *y = net->logits;
    vec last = _mm512_load_ps(y + LAST_LOGITS);
    vec notes = _mm512_load_ps(y + NOTE_LOGITS);
    vec most = _mm512_mask_mov_ps(_mm512_load_ps(y), LAST_TICKS, _mm512_max_ps(_mm512_load_ps(y), last));
#pragma GCC unroll 12
    for (int i = 1; i < TICKS_VECTORS; i++) {
        most = _mm512_max_ps(most, _mm512_load_ps(y + LANES * i));
    }
    vec most_ticks = _mm512_set1_ps(_mm512_reduce_max_ps(most));
    vec last_note = _mm512_set1_ps(y[LAST_LOGITS + 1]);
    vec most_notes = _mm512_set1_ps(_mm512_reduce_max_ps(_mm512_max_ps(notes, last_note)));

    vec lanes = _mm512_setzero_ps();
#pragma GCC unroll 13
    for (int i = 0; i < TICKS_VECTORS; i++) {
        vec e = exponential(_mm512_sub_ps(_mm512_load_ps(y + LANES * i), most_ticks));
        lanes = _mm512_add_ps(lanes, e);
        _mm512_store_ps(y + LANES * i, e);
    }
    last = exponential(_mm512_sub_ps(last, _mm512_mask_mov_ps(most_ticks, LAST_NOTE, most_notes)));
    notes = exponential(_mm512_sub_ps(notes, most_notes));
    lanes = _mm512_mask_add_ps(lanes, LAST_TICKS, lanes, last);
    _mm512_store_ps(y + NOTE_LOGITS, notes);
    _mm512_store_ps(y + LAST_LOGITS, last);

    float left = uniform(net) * (_mm512_reduce_add_ps(notes) + y[LAST_LOGITS + 1]);
    int note = 0;
    while (note < NOTES - 1 && left >= y[NOTE_LOGITS + note]) {
        left -= y[NOTE_LOGITS + note++];
    }
    ALIGNED float lane_sums[LANES];
    _mm512_store_ps(lane_sums, lanes);
    left = uniform(net) * _mm512_reduce_add_ps(lanes);
    int lane = 0;
    while (lane < LANES - 1 && left >= lane_sums[lane]) {
        left -= lane_sums[lane++];
    }
    int row = 0;
    int rows = lane == 0 ? TICKS_VECTORS + 1 : TICKS_VECTORS;
    while (row < rows - 1 && left >= y[LANES * row + lane]) {
        left -= y[LANES * row++ + lane];
    }
    net->note = note;
    net->ticks = row < TICKS_VECTORS ? LANES * row + lane : TICKS - 1;
}

static float ticks_logit(const network *net, int i) { return net->logits[i < TICKS - 1 ? i : LAST_LOGITS]; }

static float note_logit(const network *net, int i) {
    return net->logits[i < NOTES - 1 ? NOTE_LOGITS + i : LAST_LOGITS + 1];
}

void step_run(network *net, int steps) {
    for (int s = 0; s < steps; s++) {
        sum_gates(net);
        activate(net);
        sum_logits(net);
        draw(net);
    }
}

/* The likeliest pair of each step, note x 209 + ticks, from zero state. */
void step_greedy(network *net, int steps, int *drawn) {
    for (int u = 0; u < UNITS; u++) {
        net->hidden[u] = net->memory[u] = 0;
    }
    net->note = net->ticks = 0;
    for (int s = 0; s < steps; s++) {
        sum_gates(net);
        activate(net);
        sum_logits(net);
        int note = 0;
        int ticks = 0;
        for (int i = 1; i < NOTES; i++) {
            note = note_logit(net, i) > note_logit(net, note) ? i : note;
        }
        for (int i = 1; i < TICKS; i++) {
            ticks = ticks_logit(net, i) > ticks_logit(net, ticks) ? i : ticks;
        }
        net->note = note;
        net->ticks = ticks;
        drawn[s] = note * TICKS + ticks;
    }
}

/* The place of output column j among the row-major choices, 17 notes then 209 ticks; -1 for a pad. */
static int choice(int j) {
    return j < NOTE_LOGITS ? NOTES + j
            : j < LAST_LOGITS ? j - NOTE_LOGITS
            : j == LAST_LOGITS ? CHOICES - 1
            : j == LAST_LOGITS + 1 ? NOTES - 1
            : -1;
}

/* Packs row-major weights, the bias being part of the note rows; null when there is no memory. */
network *step_new(const float *note_rows, const float *ticks_rows, const float *recurrent,
        const float *head, const float *head_bias) {
    network *net = aligned_alloc(64, sizeof(network));
    if (net == NULL) {
        return NULL;
    }
    memset(net, 0, sizeof(network));
    net->random = 7;
    for (int j = 0; j < GATES; j++) {
        int first = j / (WIDE * LANES) * WIDE * LANES;
        for (int k = 0; k < UNITS; k++) {
            net->recurrent[UNITS * first + k * WIDE * LANES + j - first] = recurrent[k * GATES + j];
        }
        for (int n = 0; n < NOTES; n++) {
            net->note_rows[n * GATES + j] = note_rows[n * GATES + j];
        }
        for (int t = 0; t < TICKS; t++) {
            net->ticks_rows[t * GATES + j] = ticks_rows[t * GATES + j];
        }
    }
    for (int j = 0; j < LOGITS; j++) {
        int from = choice(j);
        net->head_bias[j] = from < 0 ? 0 : head_bias[from];
        for (int k = 0; k < UNITS; k++) {
            net->head[k * LOGITS + j] = from < 0 ? 0 : head[k * CHOICES + from];
        }
    }
    return net;
}

void step_free(network *net) { free(net); }

/* Reads a multiple of 512 bytes, aligned to 64, so many times over. */
int floor_read(const char *bytes, long count, int times) {
    __m512i seen[8] = {0};
    for (int t = 0; t < times; t++) {
        __asm__ volatile("" ::: "memory"); /* or the compiler might read once for all */
        for (long at = 0; at < count; at += 512) {
#pragma GCC unroll 8
            for (int i = 0; i < 8; i++) {
                seen[i] = _mm512_xor_si512(seen[i], _mm512_load_si512(bytes + at + 64 * i));
            }
        }
    }
    int all = 0;
    for (int i = 0; i < 8; i++) {
        all ^= _mm512_reduce_add_epi32(seen[i]);
    }
    return all;
}
