#pragma once
// Work over replicates and over areas, on oneTBB; on std::thread where SAMVERKAN_STD_THREADS is set (Debian's
// oneTBB gives false reports under ThreadSanitizer). Results never depend on the number of threads.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#ifndef SAMVERKAN_STD_THREADS
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

#include "model/fire_clocks.hpp"

namespace samverkan {

#ifdef SAMVERKAN_STD_THREADS
inline int all_threads() { return static_cast<int>(std::max(1u, std::thread::hardware_concurrency())); }
#else
inline int all_threads() { return tbb::this_task_arena::max_concurrency(); }
#endif

/// A number of threads that do tasks together.
class Workers {
public:
    /// `threads` 0: all of the machine.
    explicit Workers(int threads) : threads_(threads > 0 ? threads : all_threads()) {
#ifndef SAMVERKAN_STD_THREADS
        arena_ = std::make_shared<tbb::task_arena>(threads_);
#endif
    }
    [[nodiscard]] int threads() const { return threads_; }

    /// Calls task(0) ... task(count - 1), each once, starting them in this order, and returns when all are done.
    /// The first exception ends the work and is thrown here.
    template <class Task>
    void for_each(std::size_t count, const Task& task) const {
        std::atomic<std::size_t> next{0};  // tasks start in order, whichever thread is free
        if (threads_ == 1) {
            for (std::size_t i = 0; i < count; ++i) task(i);
            return;
        }
        run(count, [&] { task(next.fetch_add(1)); });
    }

private:
#ifdef SAMVERKAN_STD_THREADS
    template <class Ticket>
    void run(std::size_t count, const Ticket& ticket) const {
        std::atomic<std::size_t> left{count};
        std::exception_ptr failure;
        std::mutex failure_guard;
        const auto work = [&] {
            try {
                for (std::size_t now = left; now > 0;)
                    if (left.compare_exchange_weak(now, now - 1)) {
                        ticket();
                        now = left;
                    }
            } catch (...) {
                left = 0;
                const std::lock_guard lock(failure_guard);
                if (!failure) failure = std::current_exception();
            }
        };
        std::vector<std::thread> helpers;
        for (std::size_t i = 1; i < std::min(count, static_cast<std::size_t>(threads_)); ++i)
            helpers.emplace_back(work);
        work();
        for (std::thread& helper : helpers) helper.join();
        if (failure) std::rethrow_exception(failure);
    }
#else
    template <class Ticket>
    void run(std::size_t count, const Ticket& ticket) const {
        arena_->execute([&] {
            tbb::parallel_for(
                tbb::blocked_range<std::size_t>(0, count, 1),
                [&](const tbb::blocked_range<std::size_t>& range) {
                    for (std::size_t i = range.begin(); i < range.end(); ++i) ticket();
                },
                tbb::simple_partitioner());
        });
    }
    std::shared_ptr<tbb::task_arena> arena_;
#endif

    int threads_;
};

/// Areas in parallel within one run, for big populations; pays when there are fewer replicates than threads.
inline ForEachArea for_each_area_on(const Workers& workers) {
    if (workers.threads() == 1) return for_each_area_serially;
    return [workers](std::size_t area_count, const std::function<void(std::size_t)>& task) {
        workers.for_each(area_count, task);
    };
}

}  // namespace samverkan
