// SPDX-License-Identifier: Apache-2.0
/*
 * The native half of Pi4J's com.pi4j.library.gpiod.internal.GpioD over Debian's libgpiod 1.6; Pi4J ships both for
 * ARM only. Written for the lab from the signatures that Java declares. What Pi4J's inputs and outputs do not call is
 * left out: calling it would be an UnsatisfiedLinkError.
 *
 * Pointers are passed as long, and as a Long that is null for NULL where they may be missing.
 */
#include <errno.h>
#include <gpiod.h>
#include <jni.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NATIVE(type, name) JNIEXPORT type JNICALL Java_com_pi4j_library_gpiod_internal_GpioD_##name
#define GPIOD(type, name) NATIVE(type, c_1gpiod_1##name)
#define HERE JNIEnv *env, jclass class
#define CHIP(pointer) ((struct gpiod_chip *)(uintptr_t)(pointer))
#define CHIPS(pointer) ((struct gpiod_chip_iter *)(uintptr_t)(pointer))
#define LINE(pointer) ((struct gpiod_line *)(uintptr_t)(pointer))
#define EVENT(pointer) ((struct gpiod_line_event *)(uintptr_t)(pointer))

static const long NANOS = 1000000000L;

static jobject boxed(JNIEnv *env, const void *pointer) {
  if (pointer == NULL) {
    return NULL;
  }
  jclass type = (*env)->FindClass(env, "java/lang/Long");
  jmethodID of = (*env)->GetStaticMethodID(env, type, "valueOf", "(J)Ljava/lang/Long;");
  return (*env)->CallStaticObjectMethod(env, type, of, (jlong)(uintptr_t)pointer);
}

static jstring text(JNIEnv *env, const char *from) {
  return from == NULL ? NULL : (*env)->NewStringUTF(env, from);
}

GPIOD(jstring, strerror)(HERE) { return text(env, strerror(errno)); }
GPIOD(jstring, version_1string)(HERE) { return text(env, gpiod_version_string()); }

/* ---- chips ---- */

NATIVE(jobject, gpiod_1chip_1iter_1new)(HERE) { return boxed(env, gpiod_chip_iter_new()); }
GPIOD(void, chip_1iter_1free)(HERE, jlong chips) { gpiod_chip_iter_free(CHIPS(chips)); }
GPIOD(void, chip_1iter_1free_1noclose)(HERE, jlong chips) { gpiod_chip_iter_free_noclose(CHIPS(chips)); }
GPIOD(jobject, chip_1iter_1next)(HERE, jlong chips) { return boxed(env, gpiod_chip_iter_next(CHIPS(chips))); }
GPIOD(jobject, chip_1iter_1next_1noclose)(HERE, jlong chips) {
  return boxed(env, gpiod_chip_iter_next_noclose(CHIPS(chips)));
}
GPIOD(void, chip_1close)(HERE, jlong chip) { gpiod_chip_close(CHIP(chip)); }
GPIOD(jstring, chip_1name)(HERE, jlong chip) { return text(env, gpiod_chip_name(CHIP(chip))); }
GPIOD(jstring, chip_1label)(HERE, jlong chip) { return text(env, gpiod_chip_label(CHIP(chip))); }
GPIOD(jint, chip_1num_1lines)(HERE, jlong chip) { return gpiod_chip_num_lines(CHIP(chip)); }
GPIOD(jobject, chip_1get_1line)(HERE, jlong chip, jint offset) {
  return boxed(env, gpiod_chip_get_line(CHIP(chip), offset));
}

/* ---- what a line is ---- */

GPIOD(jint, line_1offset)(HERE, jlong line) { return gpiod_line_offset(LINE(line)); }
GPIOD(jstring, line_1name)(HERE, jlong line) { return text(env, gpiod_line_name(LINE(line))); }
NATIVE(jstring, gpiod_1line_1consumer)(HERE, jlong line) { return text(env, gpiod_line_consumer(LINE(line))); }
GPIOD(jint, line_1direction)(HERE, jlong line) { return gpiod_line_direction(LINE(line)); }
GPIOD(jint, line_1active_1state)(HERE, jlong line) { return gpiod_line_active_state(LINE(line)); }
GPIOD(jint, line_1bias)(HERE, jlong line) { return gpiod_line_bias(LINE(line)); }
GPIOD(jboolean, line_1is_1used)(HERE, jlong line) { return gpiod_line_is_used(LINE(line)); }
GPIOD(jboolean, line_1is_1open_1drain)(HERE, jlong line) { return gpiod_line_is_open_drain(LINE(line)); }
GPIOD(jboolean, line_1is_1open_1source)(HERE, jlong line) { return gpiod_line_is_open_source(LINE(line)); }
GPIOD(jboolean, line_1is_1requested)(HERE, jlong line) { return gpiod_line_is_requested(LINE(line)); }
GPIOD(jboolean, line_1is_1free)(HERE, jlong line) { return gpiod_line_is_free(LINE(line)); }
GPIOD(jint, line_1update)(HERE, jlong line) { return gpiod_line_update(LINE(line)); }

/* ---- holding a line ---- */

typedef int request(struct gpiod_line *, const char *, int);

/* libgpiod copies the consumer's name into what it hands the kernel. */
static jint hold(JNIEnv *env, request *how, jlong line, jstring consumer, jint flags) {
  const char *name = (*env)->GetStringUTFChars(env, consumer, NULL);
  if (name == NULL) {
    return -1;
  }
  int status = how(LINE(line), name, flags);
  int error = errno;
  (*env)->ReleaseStringUTFChars(env, consumer, name);
  errno = error;
  return status;
}

#define REQUEST(jni, how)                                                                  \
  GPIOD(jint, line_1request_1##jni)(HERE, jlong line, jstring consumer) {             \
    return hold(env, how, line, consumer, 0);                                             \
  }                                                                                        \
  GPIOD(jint, line_1request_1##jni##_1flags)(HERE, jlong line, jstring consumer, jint flags) { \
    return hold(env, how, line, consumer, flags);                                         \
  }

REQUEST(input, gpiod_line_request_input_flags)
REQUEST(rising_1edge_1events, gpiod_line_request_rising_edge_events_flags)
REQUEST(falling_1edge_1events, gpiod_line_request_falling_edge_events_flags)
REQUEST(both_1edges_1events, gpiod_line_request_both_edges_events_flags)

GPIOD(jint, line_1request_1output_1flags)(HERE, jlong line, jstring consumer, jint flags, jint value) {
  const char *name = (*env)->GetStringUTFChars(env, consumer, NULL);
  if (name == NULL) {
    return -1;
  }
  int status = gpiod_line_request_output_flags(LINE(line), name, flags, value);
  int error = errno;
  (*env)->ReleaseStringUTFChars(env, consumer, name);
  errno = error;
  return status;
}

GPIOD(jint, line_1request_1output)(HERE, jlong line, jstring consumer, jint value) {
  return Java_com_pi4j_library_gpiod_internal_GpioD_c_1gpiod_1line_1request_1output_1flags(env, class, line, consumer,
                                                                                           0, value);
}

GPIOD(void, line_1release)(HERE, jlong line) { gpiod_line_release(LINE(line)); }
GPIOD(jint, line_1get_1value)(HERE, jlong line) { return gpiod_line_get_value(LINE(line)); }
GPIOD(jint, line_1set_1value)(HERE, jlong line, jint value) { return gpiod_line_set_value(LINE(line), value); }

/* ---- edges ---- */

GPIOD(jint, line_1event_1wait)(HERE, jlong line, jlong nanos) {
  struct timespec timeout = {.tv_sec = nanos / NANOS, .tv_nsec = nanos % NANOS};
  return gpiod_line_event_wait(LINE(line), &timeout);
}
GPIOD(jint, line_1event_1read)(HERE, jlong line, jlong event) {
  return gpiod_line_event_read(LINE(line), EVENT(event));
}
GPIOD(jobject, line_1event_1new)(HERE) { return boxed(env, calloc(1, sizeof(struct gpiod_line_event))); }
GPIOD(void, line_1event_1free)(HERE, jlong event) { free(EVENT(event)); }
GPIOD(jint, line_1event_1get_1type)(HERE, jlong event) { return EVENT(event)->event_type; }
GPIOD(jlong, line_1event_1get_1timespec)(HERE, jlong event) {
  return EVENT(event)->ts.tv_sec * NANOS + EVENT(event)->ts.tv_nsec;
}
