/*
 * A plugin that tells what its host does to it. The structs are those of LV2's headers, so far as they are needed here.
 *
 * Left: a click of velocity / 127 x gain at the frame of each note-on. Right, by frame of each run: how many answers of its
 * worker came, how often a run was ended, what it remembers, how long the run is, and how often it was run while it was
 * given a state.
 */
#include <math.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __SSE__
#include <xmmintrin.h>
#endif

typedef struct { const char *uri; void *data; } Feature;
typedef struct { void *handle; uint32_t (*map)(void *, const char *); } Map;
typedef struct { void *handle; const char *(*unmap)(void *, uint32_t); } Unmap;
typedef struct { uint32_t context, subject, key, size, type; const void *value; } Option;
typedef int (*Respond)(void *, uint32_t, const void *);
typedef struct { void *handle; int (*schedule_work)(void *, uint32_t, const void *); } Schedule;
typedef struct { uint32_t size, type; } Atom;
typedef struct { Atom atom; uint32_t unit, pad; } Sequence;
typedef struct { int64_t frames; Atom body; } Event;
typedef int (*Store)(void *, uint32_t, const void *, size_t, uint32_t, uint32_t);
typedef const void *(*Retrieve)(void *, uint32_t, size_t *, uint32_t *, uint32_t *);
typedef struct {
    int (*work)(void *, Respond, void *, uint32_t, const void *);
    int (*work_response)(void *, uint32_t, const void *);
    int (*end_run)(void *);
} Worker;
typedef struct {
    int (*save)(void *, Store, void *, uint32_t, const Feature *const *);
    int (*restore)(void *, Retrieve, void *, uint32_t, const Feature *const *);
} State;
typedef struct Descriptor {
    const char *uri;
    void *(*instantiate)(const struct Descriptor *, double, const char *, const Feature *const *);
    void (*connect_port)(void *, uint32_t, void *);
    void (*activate)(void *);
    void (*run)(void *, uint32_t);
    void (*deactivate)(void *);
    void (*cleanup)(void *);
    const void *(*extension_data)(const char *);
} Descriptor;

enum { SOUND, NOT_A_NUMBER, ENDLESS, DENORMAL, FLUSHING };

/* What -ffast-math does to the thread that loads it: numbers next to nought are nought, in and out. */
static void flush(void) {
#ifdef __SSE__
    _mm_setcsr(_mm_getcsr() | 0x8040);
#endif
}

typedef struct {
    const Sequence *in;
    float *left, *right;
    const float *gain, *mode;
    const Schedule *schedule;
    uint32_t midi_event, atom_int, memory_key, longest_run;
    int memory, answers, wrong, ends, clashes;
    atomic_int inside;
} Probe;

static void *instantiate(const Descriptor *d, double rate, const char *path, const Feature *const *features) {
    Probe *self = calloc(1, sizeof(Probe));
    flush();
    const Map *map = NULL;
    const Unmap *unmap = NULL;
    const Option *options = NULL;
    for (; *features; features++) {
        if (!strcmp((*features)->uri, "http://lv2plug.in/ns/ext/urid#map")) map = (*features)->data;
        if (!strcmp((*features)->uri, "http://lv2plug.in/ns/ext/urid#unmap")) unmap = (*features)->data;
        if (!strcmp((*features)->uri, "http://lv2plug.in/ns/ext/options#options")) options = (*features)->data;
        if (!strcmp((*features)->uri, "http://lv2plug.in/ns/ext/worker#schedule")) self->schedule = (*features)->data;
    }
    self->midi_event = map->map(map->handle, "http://lv2plug.in/ns/ext/midi#MidiEvent");
    self->atom_int = map->map(map->handle, "http://lv2plug.in/ns/ext/atom#Int");
    self->memory_key = map->map(map->handle, "urn:ghostnote:test#memory");
    for (; options->key; options++) {
        const char *key = unmap->unmap(unmap->handle, options->key);
        if (!strcmp(key, "http://lv2plug.in/ns/ext/buf-size#maxBlockLength") && options->type == self->atom_int) {
            self->longest_run = *(const int32_t *) options->value;
        }
    }
    if (!strcmp(d->uri, "urn:ghostnote:test:refusing")) {
        free(self);
        return NULL;
    }
    return self;
}

static void connect_port(void *handle, uint32_t port, void *data) {
    Probe *self = handle;
    switch (port) {
        case 0: self->in = data; break;
        case 1: self->left = data; break;
        case 2: self->right = data; break;
        case 3: self->gain = data; break;
        case 4: self->mode = data; break;
    }
}

static void take(Probe *self, const uint8_t *message, int64_t frame) {
    if ((message[0] & 0xf0) == 0x90 && message[2]) {
        self->left[frame] += message[2] / 127.f * (self->gain ? *self->gain : 1);
    } else if ((message[0] & 0xf0) == 0xb0 && message[1] == 1) {
        uint8_t bytes[128];
        memset(bytes, message[2], sizeof bytes);
        self->schedule->schedule_work(self->schedule->handle, message[2], bytes);
    } else if ((message[0] & 0xf0) == 0xb0 && message[1] == 2) {
        self->memory = message[2];
    }
}

static void run(void *handle, uint32_t frames) {
    Probe *self = handle;
    if (atomic_fetch_add(&self->inside, 1)) self->clashes++;
    memset(self->left, 0, frames * sizeof(float));
    const char *at = (const char *) (self->in + 1);
    const char *end = (const char *) &self->in->unit + self->in->atom.size;
    while (at < end) {
        const Event *event = (const Event *) at;
        if (event->body.type == self->midi_event && event->frames < frames) {
            take(self, (const uint8_t *) (event + 1), event->frames);
        }
        at += sizeof(Event) + ((event->body.size + 7u) & ~7u);
    }
    if (self->right) {
        const float told[] = {self->answers, self->ends, self->memory, frames, self->clashes, self->wrong, self->longest_run};
        for (uint32_t i = 0; i < frames; i++) self->right[i] = i < 7 ? told[i] : 0;
    }
    int mode = self->mode ? (int) *self->mode : SOUND;
    if (mode == NOT_A_NUMBER) self->left[frames / 2] = NAN;
    if (mode == ENDLESS) self->left[frames / 2] = INFINITY;
    for (uint32_t i = 0; mode == DENORMAL && i < frames; i++) self->left[i] = 1e-40f;
    if (mode == FLUSHING) flush();
    atomic_fetch_sub(&self->inside, 1);
}

static int work(void *handle, Respond respond, void *respond_handle, uint32_t size, const void *data) {
    Probe *self = handle;
    for (uint32_t i = 0; i < size; i++) {
        if (((const uint8_t *) data)[i] != size) self->wrong++;
    }
    return respond(respond_handle, size, data);
}

static int work_response(void *handle, uint32_t size, const void *data) {
    Probe *self = handle;
    for (uint32_t i = 0; i < size; i++) {
        if (((const uint8_t *) data)[i] != size) self->wrong++;
    }
    self->answers++;
    return 0;
}

static int end_run(void *handle) {
    ((Probe *) handle)->ends++;
    return 0;
}

static int save(void *handle, Store store, void *store_handle, uint32_t flags, const Feature *const *features) {
    Probe *self = handle;
    int32_t memory = self->memory;
    return store(store_handle, self->memory_key, &memory, sizeof memory, self->atom_int, 3);
}

static int restore(void *handle, Retrieve retrieve, void *retrieve_handle, uint32_t flags, const Feature *const *features) {
    Probe *self = handle;
    if (atomic_fetch_add(&self->inside, 1)) self->clashes++;
    size_t size;
    uint32_t type, valueFlags;
    const int32_t *memory = retrieve(retrieve_handle, self->memory_key, &size, &type, &valueFlags);
    if (memory && type == self->atom_int) self->memory = *memory;
    for (volatile int i = 0; i < 100000; i++) continue;
    atomic_fetch_sub(&self->inside, 1);
    return 0;
}

static const void *extension_data(const char *uri) {
    static const Worker worker = {work, work_response, end_run};
    static const State state = {save, restore};
    if (!strcmp(uri, "http://lv2plug.in/ns/ext/worker#interface")) return &worker;
    return strcmp(uri, "http://lv2plug.in/ns/ext/state#interface") ? NULL : &state;
}

static const Descriptor descriptors[] = {
    {"urn:ghostnote:test:probe", instantiate, connect_port, NULL, run, NULL, free, extension_data},
    {"urn:ghostnote:test:mono", instantiate, connect_port, NULL, run, NULL, free, extension_data},
    {"urn:ghostnote:test:refusing", instantiate, connect_port, NULL, run, NULL, free, extension_data},
};

const Descriptor *lv2_descriptor(uint32_t index) {
    return index < sizeof descriptors / sizeof *descriptors ? descriptors + index : NULL;
}
