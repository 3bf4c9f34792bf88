// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// A disk that fails at a chosen write. Preloaded (LD_PRELOAD) into a real program, it stands before libc's writes to
// regular files and what it sends to a server, and does what STEWARD_FAULT says:
//
//     count:FILE   nothing; at the end of the program the number of writes stands in FILE
//     kill:N       the Nth write is cut in half, then the process is gone as by kill -9
//     full:N       from the Nth write on the disk is full; what is sent goes on
//
// Writes are counted, not seconds, so that a seed gives the same moment on a slow machine and on a fast one.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

enum class Fault { None, Count, Kill, Full };

struct Plan
{
    Fault fault = Fault::None;
    long at = 0;
    std::string file;
    std::atomic<long> writes{0};

    Plan()
    {
        const char *wanted = std::getenv("STEWARD_FAULT");
        if (!wanted)
            return;
        const char *colon = std::strchr(wanted, ':');
        const std::string what = colon ? std::string(wanted, colon) : std::string();
        if (what == "count") {
            fault = Fault::Count;
            file = colon + 1;
        } else if (what == "kill" || what == "full") {
            fault = what == "kill" ? Fault::Kill : Fault::Full;
            at = std::strtol(colon + 1, nullptr, 10);
        }
    }
    ~Plan()
    {
        if (fault != Fault::Count)
            return;
        const std::string text = std::to_string(writes.load());
        const int out = ::open(file.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        fault = Fault::None;
        if (out >= 0 && ::write(out, text.data(), text.size()) >= 0)
            ::close(out);
    }
};

Plan &plan()
{
    static Plan one;
    return one;
}

bool isFile(int descriptor)
{
    struct stat about{};
    return descriptor > 2 && ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

/// The n-th write, half of which gets out where this is the one to die at.
template<class Write>
ssize_t countedWrite(Plan &now, long nth, size_t size, Write write)
{
    if (now.fault == Fault::Kill && nth == now.at) {
        (void)write(size / 2);
        ::kill(::getpid(), SIGKILL);
    }
    return write(size);
}

template<class Write>
ssize_t faulty(int descriptor, size_t size, Write write)
{
    Plan &now = plan();
    if (now.fault == Fault::None || !isFile(descriptor))
        return write(size);
    const long nth = ++now.writes;
    if (now.fault == Fault::Full && nth >= now.at) {
        errno = ENOSPC;
        return -1;
    }
    return countedWrite(now, nth, size, write);
}

template<class Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static auto *const real = next<ssize_t(int, const void *, size_t)>("write");
    return faulty(descriptor, size, [&](size_t part) { return real(descriptor, bytes, part); });
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    static auto *const real = next<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    return faulty(descriptor, size, [&](size_t part) { return real(descriptor, bytes, part, offset); });
}

ssize_t send(int descriptor, const void *bytes, size_t size, int flags)
{
    static auto *const real = next<ssize_t(int, const void *, size_t, int)>("send");
    const auto out = [&](size_t part) { return real(descriptor, bytes, part, flags); };
    Plan &now = plan();
    if (now.fault == Fault::None || now.fault == Fault::Full)
        return out(size);
    return countedWrite(now, ++now.writes, size, out);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    static auto *const real = next<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    return faulty(descriptor, size, [&](size_t part) { return real(descriptor, bytes, part, offset); });
}
}
