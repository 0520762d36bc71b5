// SPDX-License-Identifier: Apache-2.0
/*
 * The native half of Pi4J's com.pi4j.library.linuxfs.LinuxFile, which Pi4J ships for ARM only. Written for the lab
 * from the signatures that Java declares and from how linuxfs calls them.
 */
#include <errno.h>
#include <jni.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>

#define NATIVE(type, name) JNIEXPORT type JNICALL Java_com_pi4j_library_linuxfs_LinuxFile_##name

NATIVE(jint, getPosixFD)(JNIEnv *env, jclass class, jobject descriptor) {
  jfieldID fd = (*env)->GetFieldID(env, (*env)->GetObjectClass(env, descriptor), "fd", "I");
  return fd == NULL ? -1 : (*env)->GetIntField(env, descriptor, fd);
}

NATIVE(jint, errno)(JNIEnv *env, jclass class) {
  return errno;
}

NATIVE(jstring, strerror)(JNIEnv *env, jclass class, jint number) {
  return (*env)->NewStringUTF(env, strerror(number));
}

NATIVE(jint, directIOCTL)(JNIEnv *env, jclass class, jint fd, jlong command, jint value) {
  return ioctl(fd, command, (unsigned long)value);
}

/*
 * `data` is a structure with pointers into itself. Java can't know addresses, so `offsets` has pairs: where a pointer
 * stands, and the offset in `data` that it is to point to.
 * Of I2C_RDWR Java makes the messages only, each with one pointer; what holds them together is added here.
 */
NATIVE(jint, directIOCTLStructure)(JNIEnv *env, jclass class, jint fd, jlong command, jobject data, jint start,
                                   jobject offsets, jint first, jint end) {
  char *structure = (*env)->GetDirectBufferAddress(env, data);
  jint *pairs = (*env)->GetDirectBufferAddress(env, offsets);
  if (structure == NULL || pairs == NULL) {
    errno = EFAULT;
    return -1;
  }
  for (jint i = first; i + 1 < end; i += 2) {
    uintptr_t target = (uintptr_t)(structure + pairs[i + 1]);
    memcpy(structure + pairs[i], &target, sizeof target);
  }
  if (command == I2C_RDWR) {
    struct i2c_rdwr_ioctl_data transaction = {
        .msgs = (struct i2c_msg *)(structure + start),
        .nmsgs = (end - first) / 2,
    };
    return ioctl(fd, command, &transaction);
  }
  return ioctl(fd, command, structure + start);
}
